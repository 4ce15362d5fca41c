// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { invite } from '../../shared/api/invitation';
import type { InvitationLink, NewInvitation } from '../../shared/api/schema';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { Select, TextField } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useWorkspaceWords } from '../../shared/words/workspace-words';

type Role = NewInvitation['role'];

/** A button that opens the invitation; `staff` for the people who work here, else for a client. */
export function InviteButton({ staff }: { staff?: boolean }) {
  const words = useWorkspaceWords().invite;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="invite" onClick={() => setOpen(true)}>
        {staff ? words.staffOpen : words.open}
      </Button>
      {open && <InviteDialog {...(staff ? { staff } : {})} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Makes a link that works once. The name stays out of the link and out of the address. */
export function InviteDialog({ staff, onClose }: { staff?: boolean; onClose: () => void }) {
  const words = useWorkspaceWords();
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [role, setRole] = useState<Role>(staff ? 'therapist' : 'client');
  const [error, setError] = useState<string>();
  const [link, setLink] = useState<InvitationLink>();
  const [busy, setBusy] = useState(false);

  const make = async () => {
    if (name.trim() === '') return setError(words.invite.nameMissing);
    setBusy(true);
    setError(undefined);
    try {
      setLink(await invite({ role, name: name.trim(), ...(title.trim() ? { title: title.trim() } : {}) }));
    } catch {
      setError(words.invite.failed);
    }
    setBusy(false);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={staff ? words.invite.staffTitle : words.invite.title}
      closeLabel={words.close}
      actions={
        link ? (
          <Button look="primary" onClick={onClose}>
            {words.done}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button look="primary" disabled={busy} onClick={() => void make()}>
              {words.invite.make}
            </Button>
          </>
        )
      }
    >
      {link ? (
        <ReadyLink link={link} />
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <TextField
            label={words.invite.name}
            hint={words.invite.nameHint}
            error={error}
            value={name}
            autoComplete="off"
            maxLength={120}
            onChange={(event) => setName(event.target.value)}
          />
          {staff && (
            <>
              <Select label={words.invite.role} value={role} onChange={(event) => setRole(event.target.value as Role)}>
                {(['therapist', 'supervisor', 'administrator'] as const).map((one) => (
                  <option key={one} value={one}>
                    {words.invite.roles[one]}
                  </option>
                ))}
              </Select>
              <TextField label={words.invite.jobTitle} value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} />
            </>
          )}
        </form>
      )}
    </Dialog>
  );
}

function ReadyLink({ link }: { link: InvitationLink }) {
  const words = useWorkspaceWords();
  const say = useToast();
  const whole = new URL(link.link, globalThis.location.origin).href;
  return (
    <div className="stack" role="status">
      <p>{words.invite.ready}</p>
      <TextField
        label={words.invite.link}
        hint={words.invite.once(words.day(link.expires))}
        readOnly
        value={whole}
        onFocus={(event) => event.target.select()}
      />
      <div>
        <Button
          icon="share"
          onClick={() => void navigator.clipboard?.writeText(whole).then(() => say({ text: words.invite.copied }))}
        >
          {words.invite.copy}
        </Button>
      </div>
    </div>
  );
}
