// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { today } from '../../shared/goals/days';
import { eventOn, stepsThisWeek } from '../../shared/goals/steps';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Card } from '../../shared/ui/card';
import { Icon } from '../../shared/ui/icon';
import { useDayWords } from '../../shared/words/days';
import { useWords } from '../../shared/words/words';

/** At most three steps for this week. A day that has passed asks nothing of anybody. */
export function WeekCard() {
  const text = useWords().today.week;
  const days = useDayWords();
  const { view } = useMyRecord();
  const day = today();
  const steps = stepsThisWeek(view, day);
  const said = { done: text.saidDone, not_today: text.saidNotToday, rested: text.saidRested };
  return (
    <Card heading={text.title}>
      {steps.length === 0 && <p className="type-muted">{text.none}</p>}
      <ul role="list" className="today-list">
        {steps.map(({ step }) => {
          const event = eventOn(view, step.id, day);
          const when = step.body.on && step.body.on >= day ? days.near(step.body.on) : text.noTime;
          return (
            <li key={step.id}>
              <Link href={`/steps/${step.id}`} className="today-step" data-said={event?.body.what === 'done' ? '' : undefined}>
                <Icon name={event?.body.what === 'done' ? 'check' : 'circle'} />
                <span>
                  <span>{step.body.words}</span>
                  <span className="type-small type-muted">
                    {event ? said[event.body.what] : [when, step.body.when].filter(Boolean).join(', ')}
                  </span>
                </span>
                <Icon name="forward" />
              </Link>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
