// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { Ending } from '../../shared/api/schema';
import {
  askedOrAgreed,
  endedAlone,
  endingFields,
  endingWith,
  namedReasonsOf,
  reasonsOf,
  saidYes,
  sameTerms,
  type EndingEntry,
  type EndingFields,
  type EndingReason,
} from '../../shared/ending/ending';
import { addDays } from '../../shared/goals/days';
import { SaveLine } from '../../shared/session/save-line';
import { useMe } from '../../shared/session/session-context';
import { useDraft } from '../../shared/session/use-draft';
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

interface Form extends EndingFields {
  how: 'ask' | 'alone';
  goodbye: string;
}

const spacings: readonly Ending['spacing'][] = ['as_now', 'further_apart', 'break_first', 'not_sure'];

function formOf(ending: EndingEntry | undefined, today: string): Form {
  const how = ending?.body.state === 'one_sided' ? 'alone' : 'ask';
  return { ...endingFields(ending, 'therapist', today), how, goodbye: ending?.body.goodbye ?? '' };
}

function missing(form: Form, today: string, words: EndingDeskWords['drawer']): string | undefined {
  if (!form.reason || (form.how === 'alone' && form.reason === 'another')) return words.missing;
  if (form.reason === 'another' && !form.words.trim()) return words.missingWords;
  if (!form.ends_on || form.ends_on < today) return words.missingDay;
  if (form.follow_up && form.follow_up <= form.ends_on) return words.missingLater;
  return undefined;
}

/** What sending does: ask, agree, end it, or save words that leave what was agreed as it is. */
function verbFor(form: Form, ending: EndingEntry | undefined, words: EndingDeskWords['drawer']): string {
  if (form.how === 'alone') return words.sendAlone;
  if (!ending || ending.body.state === 'taken_back' || !sameTerms(ending.body, form)) return words.sendAsk;
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
  const kept = useDraft<Form>(`ending/${client.record}`, formOf(ending, today));
  const form = kept.now;
  const [error, setError] = useState<string>();
  const name = firstNameOf(client.name);
  const answers = ending?.body.state === 'proposed' && saidYes(ending.body, 'client');
  const send = () => {
    const wrong = missing(form, today, words.drawer);
    setError(wrong);
    if (wrong) return;
    const draft =
      form.how === 'alone'
        ? endedAlone(ending, me.account, form, form, 'therapist')
        : askedOrAgreed(ending, me.account, form, form, { account: me.account, party: 'therapist' });
    const { goodbye: _before, ...body } = draft.body;
    store.append(client.record, [{ ...draft, body: form.goodbye.trim() ? { ...body, goodbye: form.goodbye.trim() } : body }]);
    kept.clear();
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
        onChange={(how) => kept.set({ how })}
      />
      <p className="type-small type-muted">{form.how === 'alone' ? words.drawer.aloneLine(name) : words.drawer.askLine(name)}</p>
      <Fields form={form} today={today} error={error} onChange={kept.set} />
      <SaveLine draft={kept.state} />
      <AfterLine />
    </Dialog>
  );
}

interface FieldsProps {
  form: Form;
  today: string;
  error: string | undefined;
  onChange: (part: Partial<Form>) => void;
}

function Fields({ form, today, error, onChange }: FieldsProps) {
  const all = useEndingDeskWords();
  const words = all.drawer;
  const reasons = form.how === 'alone' ? namedReasonsOf('therapist') : reasonsOf.therapist;
  return (
    <>
      <Select label={words.reason} error={error} value={form.reason ?? ''} onChange={(event) => onChange({ reason: event.target.value as EndingReason })}>
        <option value="" disabled>
          {words.choose}
        </option>
        {reasons.map((reason) => (
          <option key={reason} value={reason}>
            {all.reasons[reason]}
          </option>
        ))}
      </Select>
      <TextField label={words.words} hint={words.wordsHint} value={form.words} maxLength={200} onChange={(event) => onChange({ words: event.target.value })} />
      <TextField
        label={all.lastDay}
        type="date"
        min={today}
        max={addDays(today, 700)}
        value={form.ends_on}
        onChange={(event) => onChange({ ends_on: event.target.value })}
      />
      {form.how === 'ask' && (
        <Select label={all.spacing} value={form.spacing} onChange={(event) => onChange({ spacing: event.target.value as Ending['spacing'] })}>
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
        value={form.follow_up}
        onChange={(event) => onChange({ follow_up: event.target.value })}
      />
      <TextArea
        label={words.goodbye}
        hint={words.goodbyeHint}
        value={form.goodbye}
        maxLength={2000}
        onChange={(event) => onChange({ goodbye: event.target.value })}
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
