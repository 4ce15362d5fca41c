// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { Step } from '../../shared/api/schema';
import { addDays, today } from '../../shared/goals/days';
import type { StepPlan } from '../../shared/goals/steps';
import { FormPage } from '../../shared/shell/form-page';
import { Button } from '../../shared/ui/button';
import { Chip, ChipGroup } from '../../shared/ui/chip';
import { ErrorSummary, TextField } from '../../shared/ui/field';
import { Scale } from '../../shared/ui/scale';
import { useWords } from '../../shared/words/words';

const sorts = ['one_off', 'repeat', 'skill', 'rehearsal'] as const;
type When = 'today' | 'tomorrow' | 'pick' | 'none';

interface StepFormProps {
  goalWords: string;
  first?: Step;
  onSave: (plan: StepPlan) => void;
}

function whenOf(day: string | undefined): When {
  if (!day) return 'none';
  if (day === today()) return 'today';
  return day === addDays(today(), 1) ? 'tomorrow' : 'pick';
}

/** What, when, where, and how likely: only the words are needed. */
export function StepForm({ goalWords, first, onSave }: StepFormProps) {
  const all = useWords();
  const words = all.goals.step;
  const [text, setText] = useState(first?.words ?? '');
  const [sort, setSort] = useState<Step['sort']>(first?.sort ?? 'one_off');
  const [when, setWhen] = useState<When>(whenOf(first?.on));
  const [day, setDay] = useState(first?.on ?? '');
  const [time, setTime] = useState(first?.when ?? '');
  const [where, setWhere] = useState(first?.where ?? '');
  const [likely, setLikely] = useState<number | undefined>(first?.likely);
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
        onChange={(event) => setText(event.target.value)}
      />
      <Choice label={words.when} keys={['today', 'tomorrow', 'pick', 'none']} chosen={when} names={words.days} onChange={setWhen} />
      {when === 'pick' && (
        <TextField
          label={words.day}
          type="date"
          value={day}
          min={today()}
          error={errors.day}
          onChange={(event) => setDay(event.target.value)}
        />
      )}
      <Scale label={words.likely} value={likely} onChange={setLikely} ends={words.likelyEnds} />
      <Choice label={words.sort} keys={sorts} chosen={sort} names={words.sorts} onChange={setSort} />
      <TextField label={words.time} hint={words.timeHint} value={time} maxLength={200} onChange={(event) => setTime(event.target.value)} />
      <TextField label={words.where} value={where} maxLength={200} onChange={(event) => setWhere(event.target.value)} />
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
