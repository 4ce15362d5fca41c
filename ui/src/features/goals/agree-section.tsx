// SPDX-License-Identifier: Apache-2.0
import { agreedByBoth, hasMark, type GoalEntry } from '../../shared/goals/goal';
import { activated, brought, inState, marked, reopened } from '../../shared/goals/goal-change';
import { useMyRecord } from '../../shared/session/use-my-record';
import { AgreeMark } from '../../shared/ui/agree-mark';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import { Link } from 'wouter';

/** The two yes marks, or the one thing that comes next for a goal that is not agreed. */
export function AgreeSection({ goal }: { goal: GoalEntry }) {
  const words = useWords();
  const { therapist } = useMyRecord();
  const name = therapist ?? words.privacy.your;
  const { state } = goal.body;
  if (state === 'idea') return therapist ? <BringCard goal={goal} name={name} /> : null;
  if (state === 'let_go' || state === 'closed' || state === 'keeping_going') return <BackCard goal={goal} />;
  if (state === 'reached') return <ReachedCard goal={goal} />;
  return <Marks goal={goal} name={name} />;
}

function BringCard({ goal, name }: { goal: GoalEntry; name: string }) {
  const words = useWords().goals.page;
  const { actor, write } = useMyRecord();
  return (
    <Card tint="primary">
      <p>{words.bringLine(name)}</p>
      <Button look="primary" icon="together" onClick={() => write([brought(goal, actor)])}>
        {words.bring(name)}
      </Button>
    </Card>
  );
}

function BackCard({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals;
  const { write } = useMyRecord();
  const say = useToast();
  const back = () => {
    write([reopened(goal)]);
    say({ text: words.leave.backAgain });
  };
  return (
    <div>
      <Button icon="undo" onClick={back}>
        {words.page.bringBack}
      </Button>
    </div>
  );
}

function ReachedCard({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals;
  return (
    <Card tint="good" heading={words.reached.choose}>
      <Link href={`/goals/${goal.id}/reached`} className="ui-button" data-look="primary">
        {words.reached.choose}
      </Link>
    </Card>
  );
}

function Marks({ goal, name }: { goal: GoalEntry; name: string }) {
  const words = useWords().goals;
  const { actor, write } = useMyRecord();
  const { body } = goal;
  const mine = hasMark(body, 'client');
  const theirs = hasMark(body, 'therapist');
  const both = agreedByBoth(body);
  return (
    <Card heading={words.agree.title} tint={both ? 'good' : 'primary'}>
      <div className="row">
        <AgreeMark given={mine} onChange={(yes) => write([marked(goal, actor, yes)])}>
          {mine ? words.agree.mineGiven : words.agree.mine}
        </AgreeMark>
        <AgreeMark given={theirs}>{theirs ? words.agree.given(name) : words.agree.waiting(name)}</AgreeMark>
      </div>
      <p>{both ? words.agree.both(name) : words.agree.line}</p>
      {body.state === 'agreed' && (
        <Button look="primary" onClick={() => write(activated(goal))}>
          {words.page.start}
        </Button>
      )}
      {body.state === 'paused' && (
        <Button look="primary" onClick={() => write([inState(goal, 'active')])}>
          {words.page.resume}
        </Button>
      )}
    </Card>
  );
}
