// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { startReset } from '../../shared/api/doors';
import type { NewReset, ResetLink } from '../../shared/api/schema';
import { doorSentence } from '../../shared/doors/door-sentence';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { Check, ErrorSummary, Select, TextField } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useDayWords } from '../../shared/words/days';
import { useDoorWords } from '../../shared/words/door-words';

const kinds = ['password', 'second_factor', 'both'] as const;

/** Opens the way back in for somebody who has lost theirs. */
export function ResetButton() {
  const words = useDoorWords().reset;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="key" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      {open && <ResetDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** Makes a link for somebody who cannot come in any more. Whether the login is known here is not said. */
function ResetDialog({ onClose }: { onClose: () => void }) {
  const words = useDoorWords();
  const text = words.reset;
  const [asked, setAsked] = useState<NewReset>({ login: '', lost: 'password', in_person: false });
  const [link, setLink] = useState<ResetLink>();
  const [error, setError] = useState('');
  const [working, setWorking] = useState(false);
  const make = async () => {
    if (working) return;
    if (asked.login.trim() === '') return setError(text.needLogin);
    setWorking(true);
    setError('');
    try {
      setLink(await startReset({ ...asked, login: asked.login.trim() }));
    } catch (reason) {
      setError(doorSentence(reason, words));
    }
    setWorking(false);
  };
  return (
    <Dialog
      open
      firm
      onClose={onClose}
      title={text.title}
      closeLabel={text.close}
      actions={
        link ? (
          <Button look="primary" onClick={onClose}>
            {text.done}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{text.cancel}</Button>
            <Button look="primary" aria-disabled={working} onClick={() => void make()}>
              {text.make}
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
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <p>{text.line}</p>
          <ErrorSummary title={words.fix} errors={error ? [{ text: error }] : []} />
          <ResetFields asked={asked} onChange={setAsked} />
        </form>
      )}
    </Dialog>
  );
}

function ResetFields({ asked, onChange }: { asked: NewReset; onChange: (asked: NewReset) => void }) {
  const text = useDoorWords().reset;
  return (
    <>
      <TextField
        label={text.login}
        value={asked.login}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        onChange={(event) => onChange({ ...asked, login: event.target.value })}
      />
      <Select
        label={text.lost}
        value={asked.lost}
        onChange={(event) => onChange({ ...asked, lost: kinds.find((one) => one === event.target.value) ?? 'password' })}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {text.lostWhat[one]}
          </option>
        ))}
      </Select>
      <Check checked={asked.in_person} onChange={(event) => onChange({ ...asked, in_person: event.target.checked })}>
        {text.inPerson}
        <br />
        <span className="type-small type-muted">{text.inPersonLine}</span>
      </Check>
    </>
  );
}

/** The link, shown once: the server keeps only its print. */
function ReadyLink({ link }: { link: ResetLink }) {
  const text = useDoorWords().reset;
  const days = useDayWords();
  const say = useToast();
  const whole = new URL(link.link, globalThis.location.origin).href;
  const [from, until] = [days.moment(link.opens), days.moment(link.expires)];
  return (
    <div className="stack" role="status">
      <p>{text.ready}</p>
      <TextField
        label={text.link}
        hint={Date.parse(link.opens) <= Date.now() ? text.opensNow(until) : text.opensLater(from, until)}
        readOnly
        value={whole}
        onFocus={(event) => event.target.select()}
      />
      <p className="type-small type-muted">{text.unsaid}</p>
      <div>
        <Button icon="share" onClick={() => void navigator.clipboard?.writeText(whole).then(() => say({ text: text.copied, plain: true }))}>
          {text.copy}
        </Button>
      </div>
    </div>
  );
}
