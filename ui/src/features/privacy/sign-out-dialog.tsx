// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useSession, useSignedIn } from '../../shared/session/session-context';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { useWords } from '../../shared/words/words';

/** Signing out. What has not been sent is never dropped without a word: send it, keep it locked, or remove it. */
export function SignOutDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords();
  const text = words.privacy.signOut;
  const session = useSession();
  const { store } = useSignedIn();
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState(false);
  const unsent = store.unsent.length;

  const sendFirst = async () => {
    setSending(true);
    setFailed(false);
    await store.syncAll();
    await store.flush();
    setSending(false);
    if (store.unsent.length === 0) await session.signOut();
    else setFailed(true);
  };
  if (unsent === 0)
    return (
      <Dialog
        open={open}
        onClose={onClose}
        title={text.title}
        closeLabel={words.frame.close}
        actions={
          <>
            <Button onClick={onClose}>{text.stay}</Button>
            <Button look="primary" onClick={() => void session.signOut()}>
              {text.go}
            </Button>
          </>
        }
      >
        <p>{text.line}</p>
      </Dialog>
    );
  return (
    <Dialog open={open} onClose={onClose} title={text.unsentTitle} closeLabel={words.frame.close} firm>
      <div className="stack">
        <p>{text.unsent(unsent)}</p>
        {failed && <p role="status">{text.couldNotSend}</p>}
        <Button look="primary" wide disabled={sending} onClick={() => void sendFirst()}>
          {sending ? text.sending : text.sendFirst}
        </Button>
        <Button wide disabled={sending || !store.lasting} onClick={() => void session.signOut('keep')}>
          {text.keep}
        </Button>
        <p className="type-small type-muted">{text.keepLine}</p>
        <Button wide disabled={sending} onClick={() => void session.signOut('remove')}>
          {text.remove}
        </Button>
        <p className="type-small type-muted">{text.removeLine}</p>
      </div>
    </Dialog>
  );
}
