// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Setback } from '../../shared/api/schema';
import { today } from '../../shared/goals/days';
import type { GoalEntry } from '../../shared/goals/goal';
import { activated, harder } from '../../shared/goals/goal-change';
import { helpedBefore } from '../../shared/goals/setbacks';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { FormPage } from '../../shared/shell/form-page';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Chip, ChipGroup } from '../../shared/ui/chip';
import { TextArea } from '../../shared/ui/field';
import { Segments } from '../../shared/ui/segments';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import { GoalFrame } from './goal-frame';

const triggers = ['sleep', 'people', 'work', 'health', 'memory', 'a_date', 'money', 'no_reason', 'other'] as const;
const needs = ['rest', 'company', 'talk_about_it', 'a_smaller_step', 'a_skill', 'time', 'not_sure'] as const;

/** This got harder: one page, everything optional, and what helped last time. Nothing that was marked changes. */
export function SetbackScreen({ id }: { id: string }) {
  const words = useWords().goals.setback;
  return (
    <GoalFrame id={id} title={words.title}>
      {(goal) => <SetbackForm goal={goal} />}
    </GoalFrame>
  );
}

const toggled = <T,>(list: readonly T[], item: T) => (list.includes(item) ? list.filter((one) => one !== item) : [...list, item]);

function SetbackForm({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals.setback;
  const [, go] = useLocation();
  const say = useToast();
  const { therapist, view, write } = useMyRecord();
  const [tell, setTell] = useState(false);
  const nothing: Pick<Setback, 'triggers' | 'needs'> & { note: string } = { triggers: [], needs: [], note: '' };
  const draft = useDraft(`setback/${goal.id}`, nothing);
  const { triggers: what, needs: need } = draft.now;
  const note = draft.now.note.trim();
  const helped = helpedBefore(view, goal.id);
  const canTell = therapist !== undefined && goal.seen_by !== 'only_me';

  const save = () => {
    const body: Setback = { started: today(), triggers: what, needs: need, helped: [], ...(note ? { note } : {}) };
    const told = canTell && tell;
    // The flag is part of the goal, which others may see: a spell that is nobody else's to know leaves it alone.
    const flag = told ? harder(goal, true) : activated(goal);
    write([...flag, { kind: 'setback', about: goal.id, seen_by: told ? 'my_therapist' : 'only_me', body }]);
    draft.clear();
    say({ text: words.saved });
    go(`/goals/${goal.id}`, { replace: true });
  };
  return (
    <FormPage
      onSubmit={save}
      line={<SaveLine draft={draft.state} />}
      foot={
        <Button look="primary" type="submit" wide>
          {words.save}
        </Button>
      }
    >
      <p className="type-heading goal-words">{goal.body.words}</p>
      <p>
        {words.reply} {words.nothingLost}
      </p>
      <Picks label={words.what} keys={triggers} chosen={what} names={words.triggers} onToggle={(key) => draft.set({ triggers: toggled(what, key) })} />
      {helped.length > 0 && (
        <Card heading={words.helpedBefore} tint="warm">
          <ul>
            {helped.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Card>
      )}
      {canTell && therapist && (
        <div className="stack-tight">
          <p className="ui-field-label">{words.tell(therapist)}</p>
          <Segments
            label={words.tell(therapist)}
            options={[
              { key: 'no', label: words.tellNo },
              { key: 'yes', label: words.tellYes(therapist) },
            ]}
            chosen={tell ? 'yes' : 'no'}
            onChange={(key) => setTell(key === 'yes')}
            wide
          />
          {tell && <p className="type-small type-muted">{words.tellHint(therapist)}</p>}
        </div>
      )}
      <Picks label={words.needs} keys={needs} chosen={need} names={words.need} onToggle={(key) => draft.set({ needs: toggled(need, key) })} />
      <TextArea
        label={words.note}
        value={draft.now.note}
        maxLength={4000}
        onChange={(event) => draft.set({ note: event.target.value })}
      />
    </FormPage>
  );
}

interface PicksProps<Key extends string> {
  label: string;
  keys: readonly Key[];
  chosen: readonly Key[];
  names: Record<Key, string>;
  onToggle: (key: Key) => void;
}

function Picks<Key extends string>({ label, keys, chosen, names, onToggle }: PicksProps<Key>) {
  return (
    <div className="stack-tight">
      <p className="ui-field-label">{label}</p>
      <ChipGroup label={label}>
        {keys.map((key) => (
          <Chip key={key} on={chosen.includes(key)} onClick={() => onToggle(key)}>
            {names[key]}
          </Chip>
        ))}
      </ChipGroup>
    </div>
  );
}
