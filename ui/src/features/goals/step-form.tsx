// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { Step } from '../../shared/api/schema';
import { addDays, today } from '../../shared/goals/days';
import type { StepPlan } from '../../shared/goals/steps';
import type { SaveState } from '../../shared/record/record-store';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { FormPage } from '../../shared/shell/form-page';
import { Button } from '../../shared/ui/button';
import { Chip, ChipGroup } from '../../shared/ui/chip';
import { ErrorSummary, TextField } from '../../shared/ui/field';
import { Scale } from '../../shared/ui/scale';
import { useWords } from '../../shared/words/words';

const sorts = ['one_off', 'repeat', 'skill', 'rehearsal'] as const;
type When = 'today' | 'tomorrow' | 'pick' | 'none';

interface StepFormProps {
  /** The draft that this form is kept under. */
  draft: string;
  goalWords: string;
  first?: Step;
  /** Where the step is that is being changed. */
  sent?: SaveState;
  onSave: (plan: StepPlan) => void;
}

function whenOf(day: string | undefined): When {
  if (!day) return 'none';
  if (day === today()) return 'today';
  return day === addDays(today(), 1) ? 'tomorrow' : 'pick';
}

interface StepFields {
  text: string;
  sort: Step['sort'];
  when: When;
  day: string;
  time: string;
  where: string;
  likely?: number | undefined;
}

function formOf(first: Step | undefined): StepFields {
  const { words = '', sort = 'one_off', on = '', when = '', where = '', likely } = first ?? {};
  return { text: words, sort, when: whenOf(on), day: on, time: when, where, likely };
}

/** What, when, where, and how likely: only the words are needed. */
export function StepForm({ draft: name, goalWords, first, sent, onSave }: StepFormProps) {
  const all = useWords();
  const words = all.goals.step;
  const draft = useDraft(name, formOf(first));
  const { text, sort, when, day, time, where, likely } = draft.now;
  const [errors, setErrors] = useState<{ words?: string; day?: string }>({});

  const save = () => {
    const found = {
      ...(text.trim() ? {} : { words: words.wordsNeeded }),
      ...(when === 'pick' && !day ? { day: words.dayNeeded } : {}),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const on = { today: today(), tomorrow: addDays(today(), 1), pick: day, none: '' }[when];
    onSave({
      words: text.trim(),
      sort,
      ...(on ? { on } : {}),
      ...(time.trim() ? { when: time.trim() } : {}),
      ...(where.trim() ? { where: where.trim() } : {}),
      ...(likely === undefined ? {} : { likely }),
    });
  };
  return (
    <FormPage
      onSubmit={save}
      line={<SaveLine draft={draft.state} sent={sent} />}
      foot={
        <Button look="primary" type="submit" wide>
          {words.save}
        </Button>
      }
    >
      <p className="type-muted">{words.forGoal(goalWords)}</p>
      <ErrorSummary title={all.entrance.fix} errors={Object.values(errors).map((line) => ({ text: line }))} />
      <TextField
        label={words.words}
        value={text}
        maxLength={400}
        error={errors.words}
        onChange={(event) => draft.set({ text: event.target.value })}
      />
      <Choice label={words.when} keys={['today', 'tomorrow', 'pick', 'none']} chosen={when} names={words.days} onChange={(key) => draft.set({ when: key })} />
      {when === 'pick' && (
        <TextField
          label={words.day}
          type="date"
          value={day}
          min={today()}
          error={errors.day}
          onChange={(event) => draft.set({ day: event.target.value })}
        />
      )}
      <Scale label={words.likely} value={likely} onChange={(value) => draft.set({ likely: value })} ends={words.likelyEnds} />
      <Choice label={words.sort} keys={sorts} chosen={sort} names={words.sorts} onChange={(key) => draft.set({ sort: key })} />
      <TextField
        label={words.time}
        hint={words.timeHint}
        value={time}
        maxLength={200}
        onChange={(event) => draft.set({ time: event.target.value })}
      />
      <TextField
        label={words.where}
        value={where}
        maxLength={200}
        onChange={(event) => draft.set({ where: event.target.value })}
      />
    </FormPage>
  );
}

interface ChoiceProps<Key extends string> {
  label: string;
  keys: readonly Key[];
  chosen: Key;
  names: Record<Key, string>;
  onChange: (key: Key) => void;
}

/** One of a few, as chips. */
function Choice<Key extends string>({ label, keys, chosen, names, onChange }: ChoiceProps<Key>) {
  return (
    <div className="stack-tight">
      <p className="ui-field-label">{label}</p>
      <ChipGroup label={label}>
        {keys.map((key) => (
          <Chip key={key} on={chosen === key} onClick={() => onChange(key)}>
            {names[key]}
          </Chip>
        ))}
      </ChipGroup>
    </div>
  );
}
