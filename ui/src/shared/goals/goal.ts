// SPDX-License-Identifier: Apache-2.0
import type { Goal } from '../api/schema';
import type { View } from '../record/copy';
import { sameJson, type Entry, type Party } from '../record/entry';

export type GoalEntry = Entry<'goal'>;
export type GoalState = Goal['state'];
export type Segment = 'now' | 'longer' | 'ideas' | 'done';

const places: Record<GoalState, 'live' | 'ideas' | 'done'> = {
  idea: 'ideas',
  shaping: 'live',
  agreed: 'live',
  active: 'live',
  paused: 'live',
  reached: 'done',
  keeping_going: 'done',
  closed: 'done',
  let_go: 'done',
};

/** In which of the four segments a goal stands. */
export function segmentOf(goal: Goal): Segment {
  const place = places[goal.state];
  if (place !== 'live') return place;
  return goal.horizon === 'long_term' ? 'longer' : 'now';
}

/** The goals of a segment; the newest last, as they were made. */
export function goalsIn(view: View, segment: Segment): GoalEntry[] {
  return view.all('goal').filter((goal) => segmentOf(goal.body) === segment);
}

/** Goals that something can be done for now: worked on, agreed, or being shaped. */
export function isLive(goal: Goal): boolean {
  return places[goal.state] === 'live';
}

/** Whether that one has said yes to the words as they stand. */
export function hasMark(goal: Pick<Goal, 'agreed_by'>, party: Party): boolean {
  return goal.agreed_by.some((mark) => mark.by === party);
}

/** Both have said yes to this same text: the one meaning of "agreed". */
export function agreedByBoth(goal: Pick<Goal, 'agreed_by'>): boolean {
  return hasMark(goal, 'client') && hasMark(goal, 'therapist');
}

/** Whether two versions say the same to agree on. */
export function sameTerms(a: Goal, b: Goal): boolean {
  return (['words', 'good_enough', 'good_enough_words'] as const).every((name) => sameJson(a[name], b[name]));
}

/** The short goals that feed a long one. */
export function feeding(view: View, longGoal: string): GoalEntry[] {
  return view.all('goal').filter((goal) => goal.body.feeds === longGoal);
}

/** The long goal that this one feeds, if it is there to see. */
export function fedGoal(view: View, goal: GoalEntry): GoalEntry | undefined {
  return goal.body.feeds ? view.get('goal', goal.body.feeds) : undefined;
}

/** The long goals that a goal could feed. */
export function possibleLongGoals(view: View, goal: GoalEntry): GoalEntry[] {
  return view
    .all('goal')
    .filter((other) => other.id !== goal.id && other.body.horizon === 'long_term' && isLive(other.body));
}

/** The open suggestions on a goal, oldest first. */
export function openSuggestions(view: View, goal: string): Entry<'suggestion'>[] {
  return view.on('suggestion', goal).filter((suggestion) => suggestion.body.answer === 'open');
}

/** A Together view that nobody closed is over after this time: a browser that was shut says nothing. */
const openAtMost = 3 * 3_600_000;

/** The Together view that is open on a goal now, if any. */
export function openTogether(view: View, goal?: string, now = Date.now()): Entry<'together'> | undefined {
  const all = goal ? view.on('together', goal) : view.all('together');
  const since = now - openAtMost;
  return all.filter((entry) => entry.body.open && Date.parse(entry.happened) > since).at(-1);
}
