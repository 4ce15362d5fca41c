// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { today } from '../../shared/goals/days';
import { isLive, type GoalEntry } from '../../shared/goals/goal';
import { eventOn, openSteps, pastSteps, type StepEntry } from '../../shared/goals/steps';
import { WhileWriting } from '../../shared/session/while-writing';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Card } from '../../shared/ui/card';
import { Icon } from '../../shared/ui/icon';
import { useDayWords } from '../../shared/words/days';
import { useWords } from '../../shared/words/words';

/** The small steps of a goal: what is to do, and what is behind. */
export function StepsSection({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals;
  const { view } = useMyRecord();
  const open = openSteps(view, goal.id);
  const past = pastSteps(view, goal.id);
  return (
    <Card heading={words.page.steps}>
      {open.length === 0 && <p className="type-muted">{words.page.noSteps}</p>}
      <ul role="list" className="plain-list">
        {open.map((step) => (
          <li key={step.id}>
            <StepLine step={step} />
          </li>
        ))}
      </ul>
      <WhileWriting>
        {isLive(goal.body) && (
          <Link href={`/goals/${goal.id}/step`} className="ui-button" data-look="secondary">
            <Icon name="add" />
            {words.page.addStep}
          </Link>
        )}
      </WhileWriting>
      {past.length > 0 && (
        <details>
          <summary>{words.page.pastSteps(past.length)}</summary>
          <ul role="list" className="plain-list">
            {past.map((step) => (
              <li key={step.id}>
                <StepLine step={step} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function StepLine({ step }: { step: StepEntry }) {
  const words = useWords();
  const days = useDayWords();
  const { view } = useMyRecord();
  const day = today();
  const event = eventOn(view, step.id, day);
  const done = step.body.state === 'done' || event?.body.what === 'done';
  const ended = step.body.state === 'let_go' || step.body.state === 'done';
  const when = step.body.on && step.body.on >= day ? days.near(step.body.on) : words.today.week.noTime;
  return (
    <Link href={`/steps/${step.id}`} className="step-line">
      <Icon name={done ? 'check' : 'circle'} />
      <span>
        <span>{step.body.words}</span>
        <span className="type-small type-muted">
          {ended
            ? words.goals.step.states[step.body.state]
            : [when, step.body.when, step.body.where].filter(Boolean).join(', ')}
        </span>
      </span>
      <Icon name="forward" />
    </Link>
  );
}
