// SPDX-License-Identifier: Apache-2.0
import type { Area } from '../../../shared/api/catalogue';
import type { Goal, Step } from '../../../shared/api/schema';
import { sameTerms, type GoalEntry } from '../../../shared/goals/goal';
import type { Actor } from '../../../shared/goals/goal-change';
import type { StepEntry } from '../../../shared/goals/steps';
import type { AnyDraft, Draft, Party } from '../../../shared/record/entry';

/** A goal that begins here, in the client's words; both may word it until both have said yes. */
export function newTogetherGoal(id: string, words: string): Draft<'goal'> {
  return {
    id,
    kind: 'goal',
    seen_by: 'my_therapist',
    body: {
      words,
      words_by: 'client',
      horizon: 'not_sure',
      areas: [],
      state: 'shaping',
      agreed_by: [],
      harder_now: false,
      made_together: true,
      review_weeks: 5,
    },
  };
}

/** An idea the client has shared, taken up to be shaped. Its words stay as they are. */
export function takenUp(goal: GoalEntry): Draft<'goal'> {
  return { id: goal.id, kind: 'goal', seen_by: goal.seen_by, body: { ...goal.body, state: 'shaping', agreed_by: [] } };
}

/** Says on the record that the Together view is open on a goal, so that the client's device offers to join. */
export function opened(goal: string): Draft<'together'> {
  return { kind: 'together', about: goal, seen_by: 'my_therapist', body: { open: true, client_joined: false } };
}

/** Whether this person may change the words here: the client always, the therapist while both are making the goal. */
export function mayWord(goal: Goal, party: Party): boolean {
  return party === 'client' || (goal.made_together && goal.state === 'shaping');
}

/** The goal with something changed here. New terms start with no yes at all: each says yes at the foot of the page. */
export function shaped(goal: GoalEntry, change: Partial<Goal>): Draft<'goal'> {
  const { reason: _reason, ...before } = goal.body;
  const next: Goal = { ...before, ...change };
  for (const key of ['good_enough', 'good_enough_words'] as const)
    if (key in change && (change[key] === undefined || change[key] === '')) delete next[key];
  const body = sameTerms(goal.body, next) ? next : { ...next, state: 'shaping' as const, agreed_by: [], harder_now: false };
  return { id: goal.id, kind: 'goal', seen_by: goal.seen_by, body };
}

/** The goal's areas with one more, or without it; the first is the main one. At most three. */
export function withArea(areas: Goal['areas'], area: Pick<Area, 'code' | 'label'>, on: boolean): Goal['areas'] {
  const others = areas.filter((one) => one.code !== area.code);
  const next = on ? [...others, { code: area.code, label: area.label, main: false }] : others;
  return next.slice(0, 3).map((one, index) => ({ ...one, main: index === 0 }));
}

/** The first small step, as it is worded here. */
export function firstStep(goal: GoalEntry, id: string, words: string, by: Party): Draft<'step'> {
  return {
    id,
    kind: 'step',
    about: goal.id,
    seen_by: 'my_therapist',
    body: { words, words_by: by, sort: 'one_off', shrink: 'not_made', state: 'planned', made_together: true },
  };
}

/** The step with something changed; what is undefined is taken out. */
export function shapedStep(step: StepEntry, change: { [Key in keyof Step]?: Step[Key] | undefined }): Draft<'step'> {
  const body = Object.fromEntries(Object.entries({ ...step.body, ...change }).filter(([, value]) => value !== undefined));
  return { id: step.id, kind: 'step', seen_by: step.seen_by, body: body as unknown as Step };
}

/** Takes a suggested wording: the words, and the answer to the suggestion, at once or not at all. */
export function takenWords(goal: GoalEntry, suggestion: { id: string; words: string; draft: AnyDraft }, actor: Actor): AnyDraft[] {
  const words = { words: suggestion.words, words_by: 'therapist' as const };
  const draft = shaped(goal, words);
  const agreed_by: Goal['agreed_by'] = goal.body.state === 'idea' ? [] : [{ by: actor.party, who: actor.account }];
  return [{ ...draft, body: { ...draft.body, agreed_by } }, suggestion.draft];
}
