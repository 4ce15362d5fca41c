// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useRef, useState } from 'react';
import { beginPasskeySignIn, signInByPasskey } from '../../shared/api/doors';
import { doorSentence } from '../../shared/doors/door-sentence';
import type { PasskeySignIn } from '../../shared/api/schema';
import { askForPasskey, canOfferQuietly } from '../../shared/doors/passkey';
import { useSession } from '../../shared/session/session-context';
import { Button } from '../../shared/ui/button';
import { useWords } from '../../shared/words/words';
import { entranceTrouble } from './entrance-trouble';

/** A ceremony lives five minutes at the server; one that waits in the list under the field begins anew before that. */
const freshMs = 4 * 60_000;

type Credential = PasskeySignIn['credential'];

interface PasskeyButtonProps {
  ownDevice: boolean;
  onError: (sentence: string) => void;
}

/** Signing in without a login and without a password: by the button, or from the browser's list under the login field. */
export function PasskeyButton({ ownDevice, onError }: PasskeyButtonProps) {
  const words = useWords().entrance;
  const session = useSession();
  const [working, setWorking] = useState(false);
  const own = useRef(ownDevice);
  useEffect(() => {
    own.current = ownDevice;
  }, [ownDevice]);

  const enter = useCallback(
    async (credential: Credential) => {
      await session.enter(await signInByPasskey({ credential, own_device: own.current }), own.current);
    },
    [session],
  );
  const failed = useCallback((error: unknown) => onError(doorSentence(error, entranceTrouble(words), 'passkey')), [onError, words]);
  useQuietOffer(!working, enter, failed);

  const press = async () => {
    if (working) return;
    setWorking(true);
    onError('');
    try {
      await enter(await askForPasskey(await beginPasskeySignIn()));
    } catch (error) {
      failed(error);
      setWorking(false);
    }
  };
  return (
    <div className="stack-tight">
      <Button look="primary" icon="key" wide aria-disabled={working} onClick={() => void press()}>
        {working ? words.passkeyWorking : words.passkey}
      </Button>
      <p className="type-small type-muted">{words.passkeyLine}</p>
    </div>
  );
}

type Enter = (credential: Credential) => Promise<void>;

/** Lets the browser offer passkeys in its list under the login field, for as long as nothing else asks for one. */
function useQuietOffer(open: boolean, enter: Enter, failed: (error: unknown) => void): void {
  useEffect(() => {
    if (!open) return;
    let round = new AbortController();
    let over = false;
    const offer = async () => {
      const { signal } = (round = new AbortController());
      // Nobody was asked, so there is nothing to say where the browser gave up or the clinic could not be reached.
      const credential = await beginPasskeySignIn(signal)
        .then((options) => askForPasskey(options, { signal, quiet: true }))
        .catch(() => undefined);
      if (!credential || over) return;
      await enter(credential).catch(failed);
    };
    let timer: ReturnType<typeof setInterval> | undefined;
    void canOfferQuietly().then((can) => {
      if (!can || over) return;
      void offer();
      timer = setInterval(() => {
        round.abort();
        void offer();
      }, freshMs);
    });
    return () => {
      over = true;
      clearInterval(timer);
      round.abort();
    };
  }, [open, enter, failed]);
}
