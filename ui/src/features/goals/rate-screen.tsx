// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { today } from '../../shared/goals/days';
import type { GoalEntry } from '../../shared/goals/goal';
import { activated } from '../../shared/goals/goal-change';
import { aLittleBetter, ratingsOf } from '../../shared/goals/ratings';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { FormPage } from '../../shared/shell/form-page';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { ErrorSummary, TextArea } from '../../shared/ui/field';
import { Scale } from '../../shared/ui/scale';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import { GoalFrame } from './goal-frame';

/** Where I am with a goal, 0 to 10, in my own terms. */
export function RateScreen({ id }: { id: string }) {
  const words = useWords().goals.rate;
  return (
    <GoalFrame id={id} title={words.title}>
      {(goal) => <RateForm goal={goal} />}
    </GoalFrame>
  );
}

function RateForm({ goal }: { goal: GoalEntry }) {
  const words = useWords();
  const text = words.goals.rate;
  const [, go] = useLocation();
  const say = useToast();
  const { view, write } = useMyRecord();
  const [value, setValue] = useState<number>();
  const draft = useDraft(`rate/${goal.id}`, { note: '' });
  const [error, setError] = useState(false);
  const good = goal.body.good_enough;

  const save = () => {
    if (value === undefined) return setError(true);
    const day = today();
    const before = ratingsOf(view, goal.id);
    // A second mark on one day puts the first one right; it does not count twice.
    const same = before.find((rating) => rating.body.on === day && !rating.body.spoken);
    const body = { value, on: day, spoken: false, ...(draft.now.note.trim() ? { note: draft.now.note.trim() } : {}) };
    const seen_by = goal.seen_by === 'only_me' ? 'only_me' : 'my_therapist';
    write([...activated(goal), { ...(same ? { id: same.id } : {}), kind: 'goal_rating', about: goal.id, seen_by, body }]);
    draft.clear();
    const rise = aLittleBetter([...before.filter((one) => one !== same).map((one) => one.body.value), value]);
    say({ text: rise ? text.better(rise.from, rise.to) : text.saved });
    go(`/goals/${goal.id}`, { replace: true });
  };
  return (
    <FormPage
      onSubmit={save}
      line={<SaveLine draft={draft.state} />}
      foot={
        <Button look="primary" type="submit" wide>
          {text.save}
        </Button>
      }
    >
      <p className="type-heading goal-words">{goal.body.words}</p>
      <ErrorSummary title={words.entrance.fix} errors={error && value === undefined ? [{ text: text.needed }] : []} />
      <Scale
        label={text.label}
        value={value}
        onChange={setValue}
        ends={text.ends}
        mark={good === undefined ? undefined : { value: good, label: text.goodEnough }}
      />
      {good !== undefined && value !== undefined && value >= good && goal.body.state === 'active' && (
        <Banner icon="flag" tint="good" action={<Link href={`/goals/${goal.id}/reached`}>{words.goals.page.reached}</Link>}>
          {text.there}
        </Banner>
      )}
      <TextArea label={text.note} value={draft.now.note} maxLength={4000} onChange={(event) => draft.set({ note: event.target.value })} />
    </FormPage>
  );
}
