// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import type { FactorAdded } from '../../shared/api/schema';
import { passkeysPossible } from '../../shared/doors/passkey';
import { useSignOut } from '../../shared/privacy/sign-out-dialog';
import { useSession, useSignedIn } from '../../shared/session/session-context';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { useDoorWords } from '../../shared/words/door-words';
import { AddPasskey } from './add-passkey';
import { RecoveryCodesOnce } from './recovery-codes';
import { SetUpCodeApp } from './set-up-code-app';
import '../../shared/doors/doors.css';

/** For somebody who works here and has only a password: nothing else is open before a second way is set up. */
export function EnrolScreen() {
  const words = useDoorWords();
  const text = words.enrol;
  const session = useSession();
  const { drafts, store } = useSignedIn();
  const { leave, asking } = useSignOut();
  const possible = passkeysPossible();
  const [way, setWay] = useState<'passkey' | 'code'>(possible ? 'passkey' : 'code');
  const [added, setAdded] = useState<FactorAdded>();
  const goOn = () => {
    session.held = false;
    if (added) void session.proved(added.me);
  };
  useEffect(() => () => void (session.held = false), [session]);
  if (added)
    return (
      <Screen title={words.codes.title}>
        <RecoveryCodesOnce codes={added.recovery_codes} onKept={goOn} />
      </Screen>
    );
  const take = (next: FactorAdded) => {
    if (next.recovery_codes.length === 0) return void session.proved(next.me);
    session.held = true;
    setAdded(next);
  };
  const waiting = drafts.all.length > 0 || store.unsent.length > 0;
  return (
    <Screen title={text.title}>
      <p>{text.line}</p>
      {waiting && <p className="type-small type-muted">{text.kept}</p>}
      {!possible && <p>{text.notPossible}</p>}
      {way === 'passkey' ? (
        <>
          <Card heading={text.passkeyTitle}>
            <AddPasskey onAdded={take} />
          </Card>
          <Card heading={text.codeTitle} tint="sunk">
            <p>{text.codeLine}</p>
            <div>
              <Button onClick={() => setWay('code')}>{text.codeStart}</Button>
            </div>
          </Card>
        </>
      ) : (
        <Card heading={words.codeApp.go}>
          <SetUpCodeApp onAdded={take} />
          {possible && (
            <div>
              <Button look="quiet" onClick={() => setWay('passkey')}>
                {text.passkeyStart}
              </Button>
            </div>
          )}
        </Card>
      )}
      <div>
        <Button look="quiet" icon="exit" onClick={leave}>
          {text.signOut}
        </Button>
      </div>
      {asking}
    </Screen>
  );
}
