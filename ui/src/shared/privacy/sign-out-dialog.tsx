// SPDX-License-Identifier: Apache-2.0
import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { useSession, useSignedIn } from '../session/session-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useWords } from '../words/words';

interface SignOutDialogProps {
  open: boolean;
  onClose: () => void;
}

/** How many entries wait to be sent, and how many texts were begun. */
function useUnsent(): { waiting: number; begun: number } {
  const { store, drafts } = useSignedIn();
  const waiting = useSyncExternalStore(store.subscribe, () => store.unsent.length);
  const begun = useSyncExternalStore(drafts.subscribe, () => drafts.all.length);
  return { waiting, begun };
}

/** Signing out. What has not been sent is never dropped without a word: send it, keep it locked, or remove it. */
export function SignOutDialog({ open, onClose }: SignOutDialogProps) {
  return open ? <Asked onClose={onClose} /> : null;
}

/** What is asked stays while it is asked: no button becomes another one under the finger because something was sent. */
function Asked({ onClose }: { onClose: () => void }) {
  const [first] = useState(useUnsent());
  if (first.waiting + first.begun === 0) return <Plain onClose={onClose} />;
  return <Question onClose={onClose} sends={first.waiting > 0} />;
}

function Plain({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const text = words.privacy.signOut;
  const session = useSession();
  return (
    <Dialog
      open
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
}

function Question({ onClose, sends }: { onClose: () => void; sends: boolean }) {
  const { waiting, begun } = useUnsent();
  const words = useWords();
  const text = words.privacy.signOut;
  const session = useSession();
  const { store } = useSignedIn();
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState(false);

  const sendFirst = async () => {
    setSending(true);
    setFailed(false);
    await store.syncAll();
    await store.flush();
    setSending(false);
    // Only what waits can be sent; a text that was begun stays, locked.
    if (store.unsent.length === 0) await session.signOut('keep');
    else setFailed(true);
  };
  return (
    <Dialog open onClose={onClose} title={text.unsentTitle} closeLabel={words.frame.close} firm>
      <div className="stack">
        {waiting > 0 && <p>{text.unsent(waiting)}</p>}
        {begun > 0 && <p>{text.begun(begun)}</p>}
        {failed && <p role="status">{text.couldNotSend}</p>}
        {sends ? (
          <Button look="primary" wide disabled={sending} onClick={() => void sendFirst()}>
            {sending ? text.sending : begun > 0 ? text.sendAndKeep : text.sendFirst}
          </Button>
        ) : (
          <Button look="primary" wide onClick={onClose}>
            {text.finish}
          </Button>
        )}
        <Button wide disabled={sending || !store.lasting} onClick={() => void session.signOut('keep')}>
          {text.keep}
        </Button>
        <p className="type-small type-muted">{sends ? text.keepLine : text.keepBegunLine}</p>
        <Button wide disabled={sending} onClick={() => void session.signOut('remove')}>
          {text.remove}
        </Button>
        <p className="type-small type-muted">{text.removeLine}</p>
      </div>
    </Dialog>
  );
}

/** A way out that goes at once where nothing is unsent, and asks where something is. The question stands in `asking`. */
export function useSignOut(): { leave: () => void; asking: ReactNode } {
  const session = useSession();
  const [open, setOpen] = useState(false);
  return {
    leave: () => (session.unsent > 0 ? setOpen(true) : void session.signOut()),
    asking: open && <SignOutDialog open onClose={() => setOpen(false)} />,
  };
}
