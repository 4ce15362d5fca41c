// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { removeCodeApp, removePasskey } from '../../shared/api/doors';
import { ApiError } from '../../shared/api/request';
import { doorSentence } from '../../shared/doors/door-sentence';
import { useMe, useSession } from '../../shared/session/session-context';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { ErrorSummary } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useDoorWords } from '../../shared/words/door-words';
import { useWords } from '../../shared/words/words';

/** What is to go: a passkey, or the code app. */
export type Removed = { passkey: string; name: string } | 'code_app';

interface RemoveDialogProps {
  what: Removed;
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks once before a way of signing in goes. */
export function RemoveDialog({ what, onClose, onRemoved }: RemoveDialogProps) {
  const words = useDoorWords();
  const text = words.ways;
  const close = useWords().frame.close;
  const session = useSession();
  const me = useMe();
  const say = useToast();
  const [error, setError] = useState('');
  const name = what === 'code_app' ? text.theCodeApp : what.name;
  const remove = async () => {
    setError('');
    try {
      const next = await (what === 'code_app' ? removeCodeApp() : removePasskey(what.passkey));
      onClose();
      onRemoved();
      say({ text: text.removed, plain: true });
      await session.proved(next);
    } catch (reason) {
      // The server refuses only the last one: for who works here, or before a password that is too short.
      if (reason instanceof ApiError && reason.kind === 'refused') setError(me.role === 'client' ? text.shortPassword : text.last);
      else setError(doorSentence(reason, words));
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={text.removeTitle(name)}
      closeLabel={close}
      actions={
        <>
          <Button onClick={onClose}>{text.keep}</Button>
          <Button look="primary" onClick={() => void remove()}>
            {text.remove}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{text.removeLine}</p>
        <ErrorSummary title={words.fix} errors={error ? [{ text: error }] : []} />
      </div>
    </Dialog>
  );
}
