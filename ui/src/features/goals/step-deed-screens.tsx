// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { StepEvent } from '../../shared/api/schema';
import { today } from '../../shared/goals/days';
import { activated } from '../../shared/goals/goal-change';
import type { GoalEntry } from '../../shared/goals/goal';
import { changedStep, eventOn, likelyEnough, type StepEntry, type StepPlan } from '../../shared/goals/steps';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { FormPage } from '../../shared/shell/form-page';
import { Button } from '../../shared/ui/button';
import { Chip, ChipGroup } from '../../shared/ui/chip';
import { Check, TextArea } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import { SmallerOffer } from './smaller-offer';
import { StepForm } from './step-form';
import { StepFrame } from './step-screen';

interface Both {
  step: StepEntry;
  goal: GoalEntry;
}

/** A step was done: one touch more to save it, a note if one likes. */
export function StepDoneScreen({ id }: { id: string }) {
  const words = useWords().goals.step;
  return (
    <StepFrame id={id} title={words.doneTitle} back="/">
      {(step, goal) => <DoneForm step={step} goal={goal} />}
    </StepFrame>
  );
}

function DoneForm({ step, goal }: Both) {
  const words = useWords().goals.step;
  const [, go] = useLocation();
  const say = useToast();
  const { view, write } = useMyRecord();
  const draft = useDraft(`step-done/${step.id}`, { note: '' });
  const note = draft.now.note.trim();
  const [again, setAgain] = useState(step.body.sort !== 'one_off');
  const save = () => {
    const before = eventOn(view, step.id, today());
    const body: StepEvent = { what: 'done', on: today(), in_the_way: [], ...(note ? { note } : {}) };
    write([
      ...activated(goal),
      { ...(before ? { id: before.id } : {}), kind: 'step_event', about: step.id, seen_by: step.seen_by, body },
      changedStep(step, { state: again ? 'doing' : 'done' }),
    ]);
    draft.clear();
    say({ text: words.doneSaid });
    go('/', { replace: true });
  };
  return (
    <FormPage
      onSubmit={save}
      foot={
        <Button look="primary" type="submit" wide>
          {words.doneSave}
        </Button>
      }
      line={<SaveLine draft={draft.state} />}
    >
      <p className="type-display goal-words">{step.body.words}</p>
      <TextArea
        label={words.doneNote}
        value={draft.now.note}
        maxLength={4000}
        onChange={(event) => draft.set({ note: event.target.value })}
      />
      <Check checked={again} onChange={(event) => setAgain(event.target.checked)}>
        {words.keepStep}
      </Check>
    </FormPage>
  );
}

const obstacles = [
  'no_time',
  'no_energy',
  'too_big',
  'slipped_my_mind',
  'afraid',
  'something_came_up',
  'not_right_for_me',
  'other',
] as const;

/** Not today: what was in the way, if one cares to say, and a smaller step. No mark against anybody. */
export function StepNotTodayScreen({ id }: { id: string }) {
  const words = useWords().goals.step;
  return (
    <StepFrame id={id} title={words.obstacleTitle} back="/">
      {(step, goal) => <NotTodayForm step={step} goal={goal} />}
    </StepFrame>
  );
}

function NotTodayForm({ step }: Both) {
  const words = useWords().goals.step;
  const [, go] = useLocation();
  const say = useToast();
  const { view, write } = useMyRecord();
  const [inTheWay, setInTheWay] = useState<readonly (typeof obstacles)[number][]>([]);
  // A smaller step that was being worded is met again where it was left.
  const smaller = useDraft(`smaller/${step.id}`, {});
  const [offering, setOffering] = useState(smaller.begun);
  const toggle = (key: (typeof obstacles)[number]) =>
    setInTheWay((before) => (before.includes(key) ? before.filter((one) => one !== key) : [...before, key]));
  const leave = () => go('/', { replace: true });
  const save = () => {
    const before = eventOn(view, step.id, today());
    const body: StepEvent = { what: 'not_today', on: today(), in_the_way: [...inTheWay] };
    write([{ ...(before ? { id: before.id } : {}), kind: 'step_event', about: step.id, seen_by: step.seen_by, body }]);
    say({ text: words.obstacleSaid });
    // The offer to make a step smaller is made once; an answer given before stays.
    if (step.body.shrink === 'not_made') setOffering(true);
    else leave();
  };
  if (offering)
    return (
      <SmallerOffer
        draft={`smaller/${step.id}`}
        words={step.body.words}
        onTake={(smaller) => {
          write([changedStep(step, { words: smaller, words_by: 'client', shrink: 'taken' })]);
          say({ text: words.saved });
          leave();
        }}
        onKeep={() => {
          write([changedStep(step, { shrink: 'declined' })]);
          say({ text: words.smaller.keptSaid });
          leave();
        }}
      />
    );
  return (
    <FormPage
      onSubmit={save}
      foot={
        <Button look="primary" type="submit" wide>
          {words.obstacleSave}
        </Button>
      }
    >
      <p className="type-heading goal-words">{step.body.words}</p>
      <p>{words.obstacleLine}</p>
      <ChipGroup label={words.obstacleLine}>
        {obstacles.map((key) => (
          <Chip key={key} on={inTheWay.includes(key)} onClick={() => toggle(key)}>
            {words.obstacles[key]}
          </Chip>
        ))}
      </ChipGroup>
    </FormPage>
  );
}

/** A step with other words, day or likelihood. */
export function StepChangeScreen({ id }: { id: string }) {
  const words = useWords().goals.step;
  return (
    <StepFrame id={id} title={words.edit} back={`/steps/${id}`}>
      {(step, goal) => <ChangeForm key={step.id} step={step} goal={goal} />}
    </StepFrame>
  );
}

function ChangeForm({ step, goal }: Both) {
  const words = useWords().goals.step;
  const [, go] = useLocation();
  const say = useToast();
  const { save: sent, write } = useMyRecord();
  const form = useDraft(`step-change/${step.id}`, {});
  const [plan, setPlan] = useState<StepPlan>();
  const save = (ready: StepPlan, shrink: StepEntry['body']['shrink']) => {
    const { on: _on, when: _when, where: _where, likely: _likely, ...rest } = step.body;
    const bare = { ...step, body: rest };
    const words_by = ready.words === step.body.words ? step.body.words_by : 'client';
    write([changedStep(bare, { ...ready, shrink, words_by })]);
    form.clear();
    say({ text: shrink === 'declined' && step.body.shrink === 'not_made' ? words.smaller.keptSaid : words.saved });
    go(`/steps/${step.id}`, { replace: true });
  };
  if (plan)
    return (
      <SmallerOffer
        draft={`smaller/${step.id}`}
        words={plan.words}
        onTake={(smaller) => save({ ...plan, words: smaller }, 'taken')}
        onKeep={() => save(plan, 'declined')}
      />
    );
  return (
    <StepForm
      draft={`step-change/${step.id}`}
      sent={sent}
      goalWords={goal.body.words}
      first={step.body}
      onSave={(ready) => {
        const offer = step.body.shrink === 'not_made' && ready.likely !== undefined && ready.likely < likelyEnough;
        if (offer) setPlan(ready);
        else save(ready, step.body.shrink);
      }}
    />
  );
}
