// SPDX-License-Identifier: Apache-2.0
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../shared/ui/base.css';
import { readSettings, type DeviceSettings } from '../shared/session/device-settings';
import { countPages, staysAway, watchReturns } from '../shared/session/quick-exit';
import { Session } from '../shared/session/session';
import { SessionProvider } from '../shared/session/session-context';
import { applyLooks, SettingsProvider } from '../shared/session/settings-context';
import { loadWords } from '../shared/words/words';
import { App } from './app';
import { Broken } from './broken';
import { takeLink } from './given-link';
import { keepShell } from './new-version';

async function start(root: HTMLElement): Promise<void> {
  const link = takeLink();
  countPages();
  watchReturns(readSettings);
  const settings: DeviceSettings = await readSettings().catch(() => ({}));
  if (staysAway(settings)) return;
  const session = new Session();
  const starting = session.start();
  applyLooks(settings);
  const words = await loadWords(settings.language);
  createRoot(root).render(
    <StrictMode>
      <SettingsProvider first={settings} firstWords={words}>
        <Broken>
          <SessionProvider session={session}>
            <App link={link} />
          </SessionProvider>
        </Broken>
      </SettingsProvider>
    </StrictMode>,
  );
  await starting;
  await keepShell();
}

const root = document.getElementById('root');
if (root) void start(root);
