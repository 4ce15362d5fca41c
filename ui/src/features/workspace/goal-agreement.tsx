// SPDX-License-Identifier: Apache-2.0
import { hasMark, type GoalEntry } from '../../shared/goals/goal';
import { activated, marked } from '../../shared/goals/goal-change';
import { AgreeMark } from '../../shared/ui/agree-mark';
import { Button } from '../../shared/ui/button';
import { firstNameOf } from '../../shared/ui/initials';
import { useToast } from '../../shared/ui/toast';
import { useGoalDeskWords, useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';

/** Who has said yes to the words as they stand. Each gives only their own. */
export function GoalAgreement({ client, goal }: { client: DeskClient; goal: GoalEntry }) {
  const words = useGoalDeskWords();
  const undo = useWorkspaceWords().undo;
  const { me, store } = useDeskContext();
  const say = useToast();
  const mine = hasMark(goal.body, 'therapist');
  const theirs = hasMark(goal.body, 'client');
  const shaping = goal.body.state === 'shaping';
  const name = firstNameOf(client.name);
  const actor = { account: me.account, party: 'therapist' as const };
  const give = (yes: boolean) => {
    store.append(client.record, [marked(goal, actor, yes)]);
    const back = () => {
      const now = store.state(client.record).view.get('goal', goal.id);
      if (now) store.append(client.record, [marked(now, actor, !yes)]);
    };
    say({ text: yes ? words.agreedToast : words.takenBackToast, undo: { label: undo, act: back } });
  };
  return (
    <section className="stack-tight" aria-label={`${words.agreedBy}: ${goal.body.words}`}>
      <h3 className="type-label">{words.agreedBy}</h3>
      <div className="row">
        <AgreeMark given={theirs}>{theirs ? words.saidYes(name) : words.waiting(name)}</AgreeMark>
        <AgreeMark given={mine} onChange={shaping ? give : undefined}>
          {mine ? words.myYes : words.iAgree}
        </AgreeMark>
        {goal.body.state === 'agreed' && (
          <Button
            look="quiet"
            onClick={() => {
              store.append(client.record, activated(goal));
              say({ text: words.startToast });
            }}
          >
            {words.start}
          </Button>
        )}
      </div>
    </section>
  );
}
