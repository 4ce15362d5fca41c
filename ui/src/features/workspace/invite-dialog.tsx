// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { invite } from '../../shared/api/invitation';
import { ApiError } from '../../shared/api/request';
import type { InvitationLink, NewInvitation } from '../../shared/api/schema';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
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
  const draft = useDraft(staff ? 'invite/staff' : 'invite/client', { name: '', title: '' });
  const { name, title } = draft.now;
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
      draft.clear();
    } catch (reason) {
      // Who closed the question of who they are finds everything as it was.
      if (!(reason instanceof ApiError && reason.kind === 'confirm')) setError(words.invite.failed);
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
        <ReadyLink link={link} more={staff ? '' : words.invite.before} />
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
            onChange={(event) => draft.set({ name: event.target.value })}
          />
          {staff && (
            <StaffFields role={role} onRole={setRole} title={title} onTitle={(next) => draft.set({ title: next })} />
          )}
          <SaveLine draft={draft.state} />
        </form>
      )}
    </Dialog>
  );
}

interface StaffFieldsProps {
  role: Role;
  onRole: (role: Role) => void;
  title: string;
  onTitle: (title: string) => void;
}

function StaffFields({ role, onRole, title, onTitle }: StaffFieldsProps) {
  const words = useWorkspaceWords();
  return (
    <>
      <Select label={words.invite.role} value={role} onChange={(event) => onRole(event.target.value as Role)}>
        {(['therapist', 'supervisor', 'administrator'] as const).map((one) => (
          <option key={one} value={one}>
            {words.invite.roles[one]}
          </option>
        ))}
      </Select>
      <TextField label={words.invite.jobTitle} value={title} maxLength={120} onChange={(event) => onTitle(event.target.value)} />
    </>
  );
}

function ReadyLink({ link, more }: { link: InvitationLink; more: string }) {
  const words = useWorkspaceWords();
  const say = useToast();
  const whole = new URL(link.link, globalThis.location.origin).href;
  return (
    <div className="stack" role="status">
      <p>{words.invite.ready}</p>
      <TextField
        label={words.invite.link}
        hint={`${words.invite.once(words.day(link.expires))} ${more}`}
        readOnly
        value={whole}
        onFocus={(event) => event.target.select()}
      />
      <div>
        <Button
          icon="share"
          onClick={() => void navigator.clipboard?.writeText(whole).then(() => say({ text: words.invite.copied, plain: true }))}
        >
          {words.invite.copy}
        </Button>
      </div>
    </div>
  );
}
