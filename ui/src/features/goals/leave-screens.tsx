// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { GoalEntry } from '../../shared/goals/goal';
import { inState } from '../../shared/goals/goal-change';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { FormPage } from '../../shared/shell/form-page';
import { Button } from '../../shared/ui/button';
import { TextField } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import { AskLong } from './ask-long';
import { GoalFrame } from './goal-frame';

/** A goal rests, or is let go. Both are neutral, and both can be taken back. */
export function LeaveGoalScreen({ id, how }: { id: string; how: 'paused' | 'let_go' }) {
  const words = useWords().goals.leave;
  return (
    <GoalFrame id={id} title={how === 'paused' ? words.restTitle : words.letGoTitle}>
      {(goal) => <LeaveForm goal={goal} how={how} />}
    </GoalFrame>
  );
}

function LeaveForm({ goal, how }: { goal: GoalEntry; how: 'paused' | 'let_go' }) {
  const words = useWords().goals.leave;
  const [, go] = useLocation();
  const say = useToast();
  const { view, write } = useMyRecord();
  const draft = useDraft(`leave/${how}/${goal.id}`, { reason: '' });
  const [asking, setAsking] = useState(false);
  const rest = how === 'paused';
  const done = () => go(rest ? `/goals/${goal.id}` : '/goals', { replace: true });
  const save = () => {
    write([inState(goal, how, {}, draft.now.reason)]);
    draft.clear();
    say({ text: rest ? words.rested : words.letGone });
    const long = goal.body.feeds && view.get('goal', goal.body.feeds);
    if (!rest && long) setAsking(true);
    else done();
  };
  if (asking) return <AskLong goal={goal} onDone={done} />;
  return (
    <FormPage
      onSubmit={save}
      line={<SaveLine draft={draft.state} />}
      foot={
        <Button look="primary" type="submit" wide>
          {rest ? words.restDo : words.letGoDo}
        </Button>
      }
    >
      <p className="type-heading goal-words">{goal.body.words}</p>
      <p>{rest ? words.restLine : words.letGoLine}</p>
      <TextField
        label={words.reason}
        value={draft.now.reason}
        maxLength={400}
        onChange={(event) => draft.set({ reason: event.target.value })}
      />
    </FormPage>
  );
}
