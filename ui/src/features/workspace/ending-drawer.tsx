// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { Ending } from '../../shared/api/schema';
import {
  askedOrAgreed,
  endedAlone,
  endingWith,
  firstLastDay,
  namedReasonsOf,
  reasonsOf,
  saidYes,
  sameTerms,
  type EndingEntry,
  type EndingReason,
  type Terms,
  type Why,
} from '../../shared/ending/ending';
import { addDays } from '../../shared/goals/days';
import { useMe } from '../../shared/session/session-context';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { Select, TextArea, TextField } from '../../shared/ui/field';
import { firstNameOf } from '../../shared/ui/initials';
import { Segments } from '../../shared/ui/segments';
import { useToast } from '../../shared/ui/toast';
import type { EndingDeskWords } from '../../shared/words/en-ending-desk';
import { useEndingDeskWords, useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';

type How = 'ask' | 'alone';

interface Form {
  how: How;
  terms: Terms;
  why: Why;
  goodbye: string;
}

const spacings: readonly Ending['spacing'][] = ['as_now', 'further_apart', 'break_first', 'not_sure'];

function formOf(ending: EndingEntry | undefined, today: string): Form {
  const body = ending?.body;
  const usable = body && body.ends_on >= today;
  return {
    how: body?.state === 'one_sided' ? 'alone' : 'ask',
    terms: usable
      ? { ends_on: body.ends_on, spacing: body.spacing, ...(body.follow_up ? { follow_up: body.follow_up } : {}) }
      : { ends_on: firstLastDay(today), spacing: 'further_apart' },
    why: { reason: body?.therapist_reason, words: body?.therapist_words ?? '' },
    goodbye: body?.goodbye ?? '',
  };
}

function missing({ how, terms, why }: Form, today: string, words: EndingDeskWords['drawer']): string | undefined {
  if (!why.reason || (how === 'alone' && why.reason === 'another')) return words.missing;
  if (why.reason === 'another' && !why.words.trim()) return words.missingWords;
  if (!terms.ends_on || terms.ends_on < today) return words.missingDay;
  if (terms.follow_up && terms.follow_up <= terms.ends_on) return words.missingLater;
  return undefined;
}

/** What sending does: ask, agree, end it, or save words that leave what was agreed as it is. */
function verbFor({ how, terms }: Form, ending: EndingEntry | undefined, words: EndingDeskWords['drawer']): string {
  if (how === 'alone') return words.sendAlone;
  if (!ending || ending.body.state === 'taken_back' || !sameTerms(ending.body, terms)) return words.sendAsk;
  if (ending.body.state === 'agreed') return words.sendSame;
  return saidYes(ending.body, 'client') ? words.sendAgree : words.sendAsk;
}

/** Proposes an ending, answers one, or ends it alone with a named reason; plans the follow-up. */
export function EndingDrawer({ client, onClose }: { client: DeskClient; onClose: () => void }) {
  const words = useEndingDeskWords();
  const workspace = useWorkspaceWords();
  const { me, store, today, now } = useDeskContext();
  const say = useToast();
  const ending = endingWith(client.state.view, me.account, now);
  const [form, setForm] = useState(() => formOf(ending, today));
  const [error, setError] = useState<string>();
  const name = firstNameOf(client.name);
  const answers = ending?.body.state === 'proposed' && saidYes(ending.body, 'client');
  const send = () => {
    const wrong = missing(form, today, words.drawer);
    setError(wrong);
    if (wrong) return;
    const { terms, why } = form;
    const draft =
      form.how === 'alone'
        ? endedAlone(ending, me.account, terms, why, 'therapist')
        : askedOrAgreed(ending, me.account, terms, why, { account: me.account, party: 'therapist' });
    const { goodbye: _before, ...body } = draft.body;
    store.append(client.record, [{ ...draft, body: form.goodbye.trim() ? { ...body, goodbye: form.goodbye.trim() } : body }]);
    say({ text: words.toast });
    onClose();
  };
  const verb = verbFor(form, ending, words.drawer);
  return (
    <Dialog
      open
      shape="drawer"
      onClose={onClose}
      title={words.drawer.title(name)}
      closeLabel={workspace.close}
      actions={
        <>
          <Button onClick={onClose}>{workspace.cancel}</Button>
          <Button look="primary" onClick={send}>
            {verb}
          </Button>
        </>
      }
    >
      <Segments
        label={words.drawer.how}
        options={[
          { key: 'ask', label: answers ? words.drawer.agree : words.drawer.ask(name) },
          { key: 'alone', label: words.drawer.alone },
        ]}
        chosen={form.how}
        onChange={(how) => setForm({ ...form, how })}
      />
      <p className="type-small type-muted">{form.how === 'alone' ? words.drawer.aloneLine(name) : words.drawer.askLine(name)}</p>
      <Fields form={form} today={today} error={error} onChange={setForm} />
      <AfterLine />
    </Dialog>
  );
}

interface FieldsProps {
  form: Form;
  today: string;
  error: string | undefined;
  onChange: (form: Form) => void;
}

function Fields({ form, today, error, onChange }: FieldsProps) {
  const all = useEndingDeskWords();
  const words = all.drawer;
  const { terms, why } = form;
  const { follow_up: _later, ...without } = terms;
  const reasons = form.how === 'alone' ? namedReasonsOf('therapist') : reasonsOf.therapist;
  const setTerms = (next: Terms) => onChange({ ...form, terms: next });
  const setWhy = (part: Partial<Why>) => onChange({ ...form, why: { ...why, ...part } });
  return (
    <>
      <Select label={words.reason} error={error} value={why.reason ?? ''} onChange={(event) => setWhy({ reason: event.target.value as EndingReason })}>
        <option value="" disabled>
          {words.choose}
        </option>
        {reasons.map((reason) => (
          <option key={reason} value={reason}>
            {all.reasons[reason]}
          </option>
        ))}
      </Select>
      <TextField label={words.words} hint={words.wordsHint} value={why.words} maxLength={200} onChange={(event) => setWhy({ words: event.target.value })} />
      <TextField
        label={all.lastDay}
        type="date"
        min={today}
        max={addDays(today, 700)}
        value={terms.ends_on}
        onChange={(event) => setTerms({ ...terms, ends_on: event.target.value })}
      />
      {form.how === 'ask' && (
        <Select label={all.spacing} value={terms.spacing} onChange={(event) => setTerms({ ...terms, spacing: event.target.value as Ending['spacing'] })}>
          {spacings.map((key) => (
            <option key={key} value={key}>
              {all.spacings[key]}
            </option>
          ))}
        </Select>
      )}
      <TextField
        label={all.followUp}
        type="date"
        value={terms.follow_up ?? ''}
        onChange={(event) => setTerms(event.target.value ? { ...terms, follow_up: event.target.value } : without)}
      />
      <TextArea
        label={words.goodbye}
        hint={words.goodbyeHint}
        value={form.goodbye}
        maxLength={2000}
        onChange={(event) => onChange({ ...form, goodbye: event.target.value })}
      />
    </>
  );
}

/** What the client is told of the time after. */
function AfterLine() {
  const words = useEndingDeskWords().drawer;
  const { write, read } = useMe().practice.after_care;
  return <p className="type-small type-muted">{words.after(words.writes(write), words.reads(Math.max(read, write)))}</p>;
}
