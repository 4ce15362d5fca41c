// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { today } from '../../shared/goals/days';
import { eventOn, type StepEntry, changedStep } from '../../shared/goals/steps';
import type { GoalEntry } from '../../shared/goals/goal';
import { WhoSeesChip } from '../../shared/privacy/who-sees-chip';
import { WhileWriting } from '../../shared/session/while-writing';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { EmptyState } from '../../shared/ui/empty-state';
import { Icon } from '../../shared/ui/icon';
import { Skeleton } from '../../shared/ui/skeleton';
import { useToast } from '../../shared/ui/toast';
import { useDayWords } from '../../shared/words/days';
import { useWords } from '../../shared/words/words';
import './goals.css';

interface StepFrameProps {
  id: string;
  title: string;
  back?: string;
  children: (step: StepEntry, goal: GoalEntry) => ReactNode;
}

/** A page about one step, with the goal it is for. */
export function StepFrame({ id, title, back, children }: StepFrameProps) {
  const words = useWords();
  const { view, loaded } = useMyRecord();
  const step = view.get('step', id);
  const goal = step?.about ? view.get('goal', step.about) : undefined;
  return (
    <Screen title={title} back={back ?? (goal ? `/goals/${goal.id}` : '/goals')}>
      {step && goal && children(step, goal)}
      {!step && (loaded ? <EmptyState title={words.goals.step.missing} /> : <Skeleton label={words.frame.loading} />)}
    </Screen>
  );
}

/** One step: what it is, how it went, and what can be done with it. */
export function StepScreen({ id }: { id: string }) {
  const words = useWords().goals.step;
  return (
    <StepFrame id={id} title={words.newTitle}>
      {(step, goal) => <Whole step={step} goal={goal} />}
    </StepFrame>
  );
}

function Whole({ step, goal }: { step: StepEntry; goal: GoalEntry }) {
  const words = useWords().goals.step;
  const days = useDayWords();
  const { therapist, view, write } = useMyRecord();
  const { body } = step;
  const events = view.on('step_event', step.id);
  const open = body.state === 'planned' || body.state === 'doing';
  const details = [body.on && body.on >= today() && days.near(body.on), body.when, body.where].filter(Boolean).join(', ');
  return (
    <>
      <Card>
        <p className="type-display goal-words">{body.words}</p>
        <p className="type-muted">{words.forGoal(goal.body.words)}</p>
        {details && <p>{details}</p>}
        {body.likely !== undefined && <p className="type-muted">{words.likelySaid(body.likely)}</p>}
        <div className="row">
          <WhoSeesChip
            kind="step"
            seenBy={step.seen_by}
            therapist={therapist}
            underPrivate={goal.seen_by === 'only_me'}
            onChange={(seen_by) => write([{ id: step.id, kind: 'step', seen_by, body }])}
          />
        </div>
      </Card>
      <WhileWriting>
        {open ? <OpenDeeds step={step} said={eventOn(view, step.id, today()) !== undefined} /> : <BringBack step={step} />}
      </WhileWriting>
      {events.length > 0 && (
        <Card heading={words.history}>
          <ul role="list" className="plain-list">
            {events.map((event) => (
              <li key={event.id}>
                {days.short(event.body.on)}: {words.happened[event.body.what]}
                {event.body.in_the_way.length > 0 && ` · ${event.body.in_the_way.map((one) => words.obstacles[one]).join(', ')}`}
                {event.body.note && <p className="type-muted">{event.body.note}</p>}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function OpenDeeds({ step, said }: { step: StepEntry; said: boolean }) {
  const words = useWords().goals.step;
  const { write } = useMyRecord();
  const say = useToast();
  const rest = () => {
    write([
      { kind: 'step_event', about: step.id, seen_by: step.seen_by, body: { what: 'rested', on: today(), in_the_way: [] } },
    ]);
    say({ text: words.restSaid });
  };
  const letGo = () => {
    write([changedStep(step, { state: 'let_go' })]);
    say({ text: words.letGone, undo: { label: words.bringBack, act: () => write([changedStep(step, { state: 'planned' })]) } });
  };
  return (
    <div className="goal-deeds">
      <Link href={`/steps/${step.id}/done`} className="ui-button" data-look="primary">
        <Icon name="check" />
        {words.done}
      </Link>
      {!said && (
        <>
          <Link href={`/steps/${step.id}/not-today`} className="ui-button" data-look="secondary">
            {words.notToday}
          </Link>
          <Button icon="rest" onClick={rest}>
            {words.rest}
          </Button>
        </>
      )}
      <Link href={`/steps/${step.id}/change`} className="ui-button" data-look="secondary">
        <Icon name="edit" />
        {words.edit}
      </Link>
      <Button look="quiet" onClick={letGo}>
        {words.letGo}
      </Button>
    </div>
  );
}

function BringBack({ step }: { step: StepEntry }) {
  const words = useWords().goals.step;
  const { write } = useMyRecord();
  return (
    <div className="stack-tight">
      {step.body.state === 'let_go' && <p>{words.letGone}</p>}
      <div>
        <Button icon="undo" onClick={() => write([changedStep(step, { state: 'planned' })])}>
          {words.bringBack}
        </Button>
      </div>
    </div>
  );
}
