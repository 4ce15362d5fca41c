// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { GoalEntry } from '../../shared/goals/goal';
import { activated } from '../../shared/goals/goal-change';
import { likelyEnough, newStep, type StepPlan } from '../../shared/goals/steps';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import { GoalFrame } from './goal-frame';
import { SmallerOffer } from './smaller-offer';
import { StepForm } from './step-form';

/** A new small step for a goal. An unlikely one gets one offer to be made smaller. */
export function NewStepScreen({ id }: { id: string }) {
  const words = useWords().goals.step;
  return (
    <GoalFrame id={id} title={words.newTitle}>
      {(goal) => <NewStep goal={goal} />}
    </GoalFrame>
  );
}

function NewStep({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals.step;
  const [, go] = useLocation();
  const say = useToast();
  const { write } = useMyRecord();
  const form = useDraft(`step/${goal.id}`, {});
  const [plan, setPlan] = useState<StepPlan>();

  const save = (ready: StepPlan, shrink: 'not_made' | 'declined' | 'taken') => {
    write([...activated(goal), newStep(goal, ready, { shrink })]);
    form.clear();
    say({ text: shrink === 'declined' ? words.smaller.keptSaid : words.saved });
    go(`/goals/${goal.id}`, { replace: true });
  };
  if (plan)
    return (
      <SmallerOffer
        draft={`smaller/${goal.id}`}
        words={plan.words}
        onTake={(smaller) => {
          const { likely: _likely, ...rest } = plan;
          save({ ...rest, words: smaller }, 'taken');
        }}
        onKeep={() => save(plan, 'declined')}
      />
    );
  return (
    <StepForm
      draft={`step/${goal.id}`}
      goalWords={goal.body.words}
      onSave={(ready) => {
        if (ready.likely !== undefined && ready.likely < likelyEnough) setPlan(ready);
        else save(ready, 'not_made');
      }}
    />
  );
}
