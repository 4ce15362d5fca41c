// SPDX-License-Identifier: Apache-2.0
import type { Step } from '../api/schema';
import type { View } from '../record/copy';
import type { Draft, Entry } from '../record/entry';
import { addDays, type Day } from './days';
import { isLive, type GoalEntry } from './goal';

export type StepEntry = Entry<'step'>;

/** Under this likelihood one smaller step is offered, once. */
export const likelyEnough = 7;

const isOpen = (step: Step) => step.state === 'planned' || step.state === 'doing';

/** Whether the offer to make a step smaller is still to be made (AC-G6). */
export function offersSmaller(step: Pick<Step, 'likely' | 'shrink' | 'state'>): boolean {
  return step.likely !== undefined && step.likely < likelyEnough && step.shrink === 'not_made' && isOpen(step as Step);
}

/** A goal's steps that are still to do. */
export function openSteps(view: View, goal: string): StepEntry[] {
  return view.on('step', goal).filter((step) => isOpen(step.body));
}

/** A goal's steps that have come to one of their ends. */
export function pastSteps(view: View, goal: string): StepEntry[] {
  return view.on('step', goal).filter((step) => !isOpen(step.body));
}

/** What was said of a step on a day, if anything. */
export function eventOn(view: View, step: string, day: Day): Entry<'step_event'> | undefined {
  return view.on('step_event', step).findLast((event) => event.body.on === day);
}

/** Whether a step still has a word to come on this day. */
function waits(view: View, step: StepEntry, day: Day): boolean {
  return isOpen(step.body) && !eventOn(view, step.id, day);
}

/** A step with the goal it is for. */
export interface StepOfGoal {
  step: StepEntry;
  goal: GoalEntry;
}

/** Open steps of the goals that are being worked on, those with a day first, in order. */
export function stepsToDo(view: View): StepOfGoal[] {
  const pairs = view.all('step').flatMap((step) => {
    const goal = step.about ? view.get('goal', step.about) : undefined;
    return goal && isOpen(step.body) && isLive(goal.body) && goal.body.state !== 'paused' ? [{ step, goal }] : [];
  });
  return pairs.sort((a, b) => ((a.step.body.on ?? '9999') < (b.step.body.on ?? '9999') ? -1 : 1));
}

/** The step planned for this day that nothing has been said of yet. */
export function stepForToday(view: View, day: Day): StepOfGoal | undefined {
  return stepsToDo(view).find(({ step }) => step.body.on === day && waits(view, step, day));
}

/** At most three steps for the week from this day on; a day that has passed asks nothing. */
export function stepsThisWeek(view: View, day: Day): StepOfGoal[] {
  const end = addDays(day, 6);
  return stepsToDo(view)
    .filter(({ step }) => !step.body.on || step.body.on <= end)
    .slice(0, 3);
}

/** A step as somebody plans it. */
export interface StepPlan {
  words: string;
  sort: Step['sort'];
  on?: Day;
  when?: string;
  where?: string;
  likely?: number;
}

/** A new step on a goal; it is seen by those who see the goal. */
export function newStep(goal: GoalEntry, plan: StepPlan, more: Partial<Step> = {}): Draft<'step'> {
  const body: Step = {
    ...plan,
    words_by: 'client',
    shrink: 'not_made',
    state: 'planned',
    made_together: false,
    ...more,
  };
  const seen_by = goal.seen_by === 'only_me' ? 'only_me' : 'my_therapist';
  return { kind: 'step', about: goal.id, seen_by, body };
}

/** A step with something changed. */
export function changedStep(step: StepEntry, change: Partial<Step>): Draft<'step'> {
  const { reason: _reason, ...body } = step.body;
  return { id: step.id, kind: 'step', seen_by: step.seen_by, body: { ...body, ...change } };
}
