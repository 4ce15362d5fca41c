// SPDX-License-Identifier: Apache-2.0
import type { Goal } from '../api/schema';
import type { Draft, Party, SeenBy } from '../record/entry';
import { agreedByBoth, hasMark, sameTerms, type GoalEntry } from './goal';

/** Who acts: their account, on which side. */
export interface Actor {
  account: string;
  party: Party;
}

/** First words: the client's own, nobody else's to see, nothing else asked. */
export function newIdea(words: string, more: Partial<Goal> = {}): Draft<'goal'> {
  const body: Goal = {
    words,
    words_by: 'client',
    horizon: 'not_sure',
    areas: [],
    state: 'idea',
    agreed_by: [],
    harder_now: false,
    made_together: false,
    review_weeks: 5,
    ...more,
  };
  return { kind: 'goal', seen_by: 'only_me', body };
}

function draft(goal: GoalEntry, body: Goal, seenBy: SeenBy = goal.seen_by): Draft<'goal'> {
  return { id: goal.id, kind: 'goal', seen_by: seenBy, body };
}

/** A goal without the members that belong to one version. */
function fresh(goal: Goal): Goal {
  const { reason: _reason, ...rest } = goal;
  return rest;
}

const reasonOf = (reason: string | undefined): Partial<Goal> => (reason?.trim() ? { reason: reason.trim() } : {});
const steady = (goal: Goal): Goal => ({ ...goal, harder_now: false });

/** Whether changing these words needs both to say yes again. */
export function needsYesAgain(goal: Goal): boolean {
  return goal.state !== 'idea' && goal.state !== 'let_go';
}

/**
 * The goal with another body. Where words or "good enough" differ, it is being shaped again and only the yes of the one
 * who changed it stands; anything else leaves the agreement as it is.
 */
export function replaced(goal: GoalEntry, body: Goal, actor: Actor, reason?: string): Draft<'goal'> {
  const next: Goal = { ...fresh(body), ...reasonOf(reason) };
  if (sameTerms(goal.body, next) || !needsYesAgain(goal.body)) return draft(goal, next);
  const marks: Goal['agreed_by'] = [{ by: actor.party, who: actor.account }];
  return draft(goal, { ...steady(next), state: 'shaping', agreed_by: marks });
}

/** The goal with some members changed, by the same rule. */
export function changed(goal: GoalEntry, change: Partial<Goal>, actor: Actor, reason?: string): Draft<'goal'> {
  const words_by = change.words === undefined || change.words === goal.body.words ? goal.body.words_by : actor.party;
  return replaced(goal, { ...goal.body, words_by, ...change }, actor, reason);
}

/** One's own yes, given or taken back. The second yes makes it agreed. */
export function marked(goal: GoalEntry, actor: Actor, yes: boolean): Draft<'goal'> {
  const others = goal.body.agreed_by.filter((mark) => mark.by !== actor.party);
  const agreed_by = yes ? [...others, { by: actor.party, who: actor.account }] : others;
  const next = { ...fresh(goal.body), agreed_by };
  if (goal.body.state === 'shaping' && agreedByBoth(next)) return draft(goal, { ...next, state: 'agreed' });
  if (!yes && needsYesAgain(goal.body) && goal.body.state !== 'shaping')
    return draft(goal, { ...steady(next), state: 'shaping' });
  return draft(goal, next);
}

/** Takes an idea to the therapist: shared, being shaped, with the client's own yes. */
export function brought(goal: GoalEntry, actor: Actor): Draft<'goal'> {
  const next: Goal = { ...fresh(goal.body), state: 'shaping', agreed_by: [{ by: actor.party, who: actor.account }] };
  return draft(goal, next, goal.seen_by === 'only_me' ? 'my_therapist' : goal.seen_by);
}

/** The versions that lead an agreed goal into being worked on, if it is not yet. */
export function activated(goal: GoalEntry): Draft<'goal'>[] {
  return goal.body.state === 'agreed' ? [draft(goal, { ...fresh(goal.body), state: 'active' })] : [];
}

/** A goal in another state, with a reason if one was given. Rest, ends and coming back are all neutral. */
export function inState(goal: GoalEntry, state: Goal['state'], more: Partial<Goal> = {}, reason?: string): Draft<'goal'> {
  return draft(goal, { ...steady(fresh(goal.body)), ...more, ...reasonOf(reason), state });
}

/** Brings back what was let go or finished: to work where both have said yes to the words, else to the ideas. */
export function reopened(goal: GoalEntry): Draft<'goal'> {
  if (agreedByBoth(goal.body)) return inState(goal, 'active');
  return inState(goal, hasMark(goal.body, 'client') ? 'shaping' : 'idea');
}

/** The flag "harder now", set or cleared. It changes nothing else. */
export function harder(goal: GoalEntry, now: boolean): Draft<'goal'>[] {
  const start = activated(goal);
  const at = start[0]?.body ?? goal.body;
  if (at.state !== 'active' || goal.body.harder_now === now) return [];
  return [...start, draft(goal, { ...fresh(at), harder_now: now })];
}

/** The goal seen by somebody else, or by nobody else. */
export function seenBy(goal: GoalEntry, who: SeenBy): Draft<'goal'> {
  return draft(goal, goal.body, who);
}
