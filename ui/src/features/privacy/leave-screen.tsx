// SPDX-License-Identifier: Apache-2.0
import type { ExitPlace } from '../../shared/session/device-settings';
import { leaveNow } from '../../shared/session/quick-exit';
import { useSession } from '../../shared/session/session-context';
import { useSettings } from '../../shared/session/settings-context';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Check, Select } from '../../shared/ui/field';
import { useWords } from '../../shared/words/words';

const places: readonly ExitPlace[] = ['weather', 'news', 'search'];

/** How "Leave now" works, where it goes, and what it cannot do. */
export function LeaveScreen() {
  const words = useWords().privacy.exit;
  const session = useSession();
  const { settings, set } = useSettings();
  return (
    <Screen title={words.title} back="/settings">
      <p>{words.line}</p>
      <p>{words.keys}</p>
      <Select
        label={words.where}
        value={settings.exitTo ?? 'weather'}
        onChange={(event) => set('exitTo', event.target.value as ExitPlace)}
      >
        {places.map((place) => (
          <option key={place} value={place}>
            {words.places[place]}
          </option>
        ))}
      </Select>
      <Check
        checked={settings.exitButton !== 'hidden'}
        onChange={(event) => set('exitButton', event.target.checked ? undefined : 'hidden')}
      >
        {words.show}
      </Check>
      <Check
        checked={settings.exitKeys !== 'off'}
        onChange={(event) => set('exitKeys', event.target.checked ? undefined : 'off')}
      >
        {words.keysOn}
      </Check>
      <p>{words.signOut}</p>
      <p>{words.history}</p>
      <div>
        <Button icon="exit" onClick={() => void leaveNow(session, settings.exitTo ?? 'weather')}>
          {words.test}
        </Button>
      </div>
    </Screen>
  );
}
