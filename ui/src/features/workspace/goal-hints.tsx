// SPDX-License-Identifier: Apache-2.0
import { addDays } from '../../shared/goals/days';
import type { GoalEntry } from '../../shared/goals/goal';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { useToast } from '../../shared/ui/toast';
import { useGoalDeskWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';

/** So many days later a look back that was put off is offered again. */
const laterDays = 14;

/** What might be worth a question about this goal: a look back that is due, ratings that stay the same. */
export function GoalHints({ client, goal }: { client: DeskClient; goal: GoalEntry }) {
  const words = useGoalDeskWords();
  const { store, today } = useDeskContext();
  const say = useToast();
  const facts = client.facts.goals.find((one) => one.goal.id === goal.id);
  const review = (later: boolean) => {
    store.append(client.record, [
      {
        kind: 'goal_review',
        about: goal.id,
        seen_by: 'my_therapist',
        body: later
          ? { outcome: 'put_off', on: today, until: addDays(today, laterDays) }
          : { outcome: 'keep', on: today },
      },
    ]);
    say({ text: words.reviewToast });
  };
  return (
    <>
      {facts?.reviewDue && (
        <Banner
          icon="review"
          action={
            <>
              <Button onClick={() => review(false)}>{words.reviewKeep}</Button>
              <Button look="quiet" onClick={() => review(true)}>
                {words.reviewLater}
              </Button>
            </>
          }
        >
          {words.reviewDue}
        </Banner>
      )}
      {facts?.still && <Banner icon="talk">{words.still}</Banner>}
    </>
  );
}
