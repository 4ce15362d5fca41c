// SPDX-License-Identifier: Apache-2.0
import { agreedByBoth, hasMark, type GoalEntry } from '../../shared/goals/goal';
import { marked } from '../../shared/goals/goal-change';
import { AgreeMark } from '../../shared/ui/agree-mark';
import { Button } from '../../shared/ui/button';
import { Initials } from '../../shared/ui/whose-words';
import { useTogetherWords } from '../../shared/words/together-words';
import { useTogether } from './use-together';

/** At the foot: who has said yes to the words as they stand, and the way to take the last deed back. */
export function AgreeBar({ goal }: { goal: GoalEntry }) {
  const words = useTogetherWords();
  const { party, actor, names, fullNames, write, takeBack } = useTogether();
  const other = party === 'client' ? 'therapist' : 'client';
  const mine = hasMark(goal.body, party);
  const theirs = hasMark(goal.body, other);
  const both = agreedByBoth(goal.body);
  const open = goal.body.state === 'shaping';
  const give = (yes: boolean) =>
    write([marked(goal, actor, yes)], (view) => {
      const now = view.get('goal', goal.id);
      return now && hasMark(now.body, party) === yes ? [marked(now, actor, !yes)] : [];
    });
  const mark = (
    <AgreeMark given={mine} onChange={open ? give : undefined}>
      {mine ? words.agree.myYes : words.agree.mine}
    </AgreeMark>
  );
  return (
    <footer className="tg-agree" aria-label={words.agree.title}>
      <p className="tg-agree-line" role="status">
        {both ? words.agree.both(names[other]) : goal.body.state === 'idea' ? words.agree.bringFirst(names.client) : ''}
      </p>
      <div className="tg-agree-row">
        <div className="tg-marks">
          <span className="type-label">{words.agree.title}</span>
          <Initials name={fullNames[other]} party={other} />
          <AgreeMark given={theirs}>{theirs ? words.agree.theirYes(names[other]) : words.agree.waiting(names[other])}</AgreeMark>
          <Initials name={fullNames[party]} party={party} />
          {goal.body.state !== 'idea' && mark}
        </div>
        <Button look="quiet" icon="undo" disabled={!takeBack} onClick={() => takeBack?.()}>
          {words.undo}
        </Button>
      </div>
    </footer>
  );
}
