// SPDX-License-Identifier: Apache-2.0
import { useId, type ReactNode } from 'react';
import type { Ending } from '../../shared/api/schema';
import { namedReasonsOf, reasonsOf, type EndingFields, type EndingReason, type Why } from '../../shared/ending/ending';
import { addDays, today } from '../../shared/goals/days';
import { TextField } from '../../shared/ui/field';
import { useEndingWords } from '../../shared/words/ending-words';

interface Option<Key extends string> {
  key: Key;
  label: string;
  more?: string;
}

/** One choice out of several, each on a line of its own: real radio buttons, so arrows move. */
export function Choices<Key extends string>(props: {
  legend: ReactNode;
  options: readonly Option<Key>[];
  chosen: Key | undefined;
  onChange: (key: Key) => void;
}) {
  const name = useId();
  return (
    <fieldset className="ending-choices">
      <legend className="type-heading">{props.legend}</legend>
      {props.options.map((option) => (
        <label key={option.key} className="ending-choice">
          <input type="radio" name={name} checked={props.chosen === option.key} onChange={() => props.onChange(option.key)} />
          <span>
            {option.label}
            {option.more && <span className="type-small type-muted">{option.more}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Why I would like to end: one of the reasons that are mine to give, and more words if I like. */
export function WhyFields({ why, named, onChange }: { why: Why; named?: boolean; onChange: (part: Partial<Why>) => void }) {
  const words = useEndingWords();
  const reasons: readonly EndingReason[] = named ? namedReasonsOf('client') : reasonsOf.client;
  return (
    <>
      <Choices
        legend={words.why}
        options={reasons.map((key) => ({ key, label: words.reasons[key] }))}
        chosen={why.reason}
        onChange={(reason) => onChange({ reason })}
      />
      <TextField
        label={why.reason === 'another' ? words.moreNeeded : words.more}
        value={why.words}
        maxLength={200}
        onChange={(event) => onChange({ words: event.target.value })}
      />
    </>
  );
}

const spacings: readonly Ending['spacing'][] = ['as_now', 'further_apart', 'break_first', 'not_sure'];

interface TermsFieldsProps {
  terms: Omit<EndingFields, keyof Why>;
  dayOnly?: boolean;
  onChange: (part: Partial<EndingFields>) => void;
}

/** When and how: the last day, how the last meetings lie, and a talk later. */
export function TermsFields({ terms, dayOnly, onChange }: TermsFieldsProps) {
  const words = useEndingWords();
  const lastDay = (
    <TextField
      label={words.lastDay}
      type="date"
      min={today()}
      max={addDays(today(), 700)}
      value={terms.ends_on}
      onChange={(event) => onChange({ ends_on: event.target.value })}
    />
  );
  if (dayOnly) return lastDay;
  return (
    <>
      <Choices
        legend={words.how}
        options={spacings.map((key) => ({ key, label: words.spacings[key], more: words.spacingMore[key] }))}
        chosen={terms.spacing}
        onChange={(spacing) => onChange({ spacing })}
      />
      {lastDay}
      <TextField
        label={words.followUp}
        hint={words.followUpHint}
        type="date"
        {...(terms.ends_on ? { min: addDays(terms.ends_on, 1) } : {})}
        value={terms.follow_up}
        onChange={(event) => onChange({ follow_up: event.target.value })}
      />
    </>
  );
}
