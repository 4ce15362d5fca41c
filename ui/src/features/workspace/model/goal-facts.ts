// SPDX-License-Identifier: Apache-2.0
import { ratingsOf } from '../../../shared/goals/ratings';
import { reviewDue } from '../../../shared/goals/reviews';
import type { View } from '../../../shared/record/copy';
import type { Entry, Party } from '../../../shared/record/entry';

/** Which way a goal's rating went since last time; absent: nothing was rated, so nothing is said. */
export type Move = 'closer' | 'same' | 'further';

/** What a therapist's screens say of one goal. Everything comes from what the client shares. */
export interface GoalFacts {
  goal: Entry<'goal'>;
  /** Ratings by day. */
  ratings: Entry<'goal_rating'>[];
  move: Move | undefined;
  /** The last four ratings are the same: worth a question, never a verdict. */
  still: boolean;
  reviewDue: boolean;
  /** Whose yes is missing on words that the other has said yes to. */
  waitsFor: Party | undefined;
}

/** Unchanged ratings after which a question is offered. */
const stillAfter = 4;

/** Reads one goal; `since` is the instant of the last meeting, empty for "from the beginning". */
export function readGoal(view: View, goal: Entry<'goal'>, since: string, today: string): GoalFacts {
  const ratings = ratingsOf(view, goal.id);
  const lastFour = ratings.slice(-stillAfter).map((rating) => rating.body.value);
  return {
    goal,
    ratings,
    move: moveSince(ratings, since),
    still: goal.body.state === 'active' && lastFour.length === stillAfter && new Set(lastFour).size === 1,
    reviewDue: reviewDue(view, goal, today),
    waitsFor: waitsFor(goal),
  };
}

function moveSince(ratings: readonly Entry<'goal_rating'>[], since: string): Move | undefined {
  if (since === '') return undefined;
  const before = ratings.findLast((rating) => rating.happened <= since);
  const latest = ratings.findLast((rating) => rating.happened > since);
  if (!before || !latest) return undefined;
  if (latest.body.value > before.body.value) return 'closer';
  return latest.body.value < before.body.value ? 'further' : 'same';
}

function waitsFor(goal: Entry<'goal'>): Party | undefined {
  if (goal.body.state !== 'shaping') return undefined;
  const [mark, second] = goal.body.agreed_by;
  if (!mark || second) return undefined;
  return mark.by === 'client' ? 'therapist' : 'client';
}
