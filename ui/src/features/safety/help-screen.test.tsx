// SPDX-License-Identifier: Apache-2.0
import { render, screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { lineIn } from '../../shared/help/help-pack';
import { helpPacks } from '../../shared/help/packs';
import type { Session } from '../../shared/session/session';
import { SessionProvider } from '../../shared/session/session-context';
import { SettingsProvider } from '../../shared/session/settings-context';
import { de } from '../../shared/words/de';
import { en } from '../../shared/words/en';
import { HelpScreen } from './help-screen';

const nobody = { state: { at: 'signed_out', why: 'nobody' }, subscribe: () => () => undefined } as unknown as Session;

function show(words: typeof en) {
  vi.stubGlobal('scrollTo', () => undefined);
  render(
    <SettingsProvider first={{ country: 'DE' }} firstWords={words}>
      <SessionProvider session={nobody}>
        <HelpScreen back="/" />
      </SessionProvider>
    </SettingsProvider>,
  );
  return screen.getByRole('main').textContent ?? '';
}

describe('the page with the numbers', () => {
  test('speaks German where German was chosen: every number, its hours and the countries', () => {
    const text = show(de);
    expect(text).toContain('Notruf: Rettung und Feuerwehr');
    expect(text).toContain('Tag und Nacht');
    expect(text).toContain('Österreich');
    expect(text).not.toMatch(/Day and night|Emergency|Police|Austria|Doctor on call/);
  });

  test('stays English in English', () => {
    expect(show(en)).toContain('Emergency: ambulance and fire');
  });

  test('no number of any country is without its German name', () => {
    for (const pack of helpPacks)
      for (const line of [pack.emergency, ...pack.lines]) {
        const german = lineIn(line, 'de');
        expect(line.in?.de, `${pack.country} ${line.label}`).toBeTruthy();
        expect(Boolean(german.hours), `${pack.country} ${line.label}`).toBe(Boolean(line.hours));
      }
  });
});
