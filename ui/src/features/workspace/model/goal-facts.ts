// SPDX-License-Identifier: Apache-2.0
import { dayNumber } from '../../../shared/charts/linear';
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

/** States in which a goal is being worked on. */
const working = new Set(['agreed', 'active', 'paused']);
/** Unchanged ratings after which a question is offered. */
const stillAfter = 4;

/** Whether a goal belongs on the first screen: shaped, agreed, worked on or resting. */
export function isCurrent(goal: Entry<'goal'>): boolean {
  return working.has(goal.body.state) || goal.body.state === 'shaping';
}

/** The ratings of a goal by day, and of one day by time of writing. */
export function ratingsOf(view: View, goal: string): Entry<'goal_rating'>[] {
  return [...view.on('goal_rating', goal)].sort(
    (a, b) => dayNumber(a.body.on) - dayNumber(b.body.on) || Date.parse(a.happened) - Date.parse(b.happened),
  );
}

/** Reads one goal; `since` is the instant of the last meeting, empty for "from the beginning". */
export function readGoal(view: View, goal: Entry<'goal'>, since: string, today: string): GoalFacts {
  const ratings = ratingsOf(view, goal.id);
  const lastFour = ratings.slice(-stillAfter).map((rating) => rating.body.value);
  return {
    goal,
    ratings,
    move: moveSince(ratings, since),
    still: goal.body.state === 'active' && lastFour.length === stillAfter && new Set(lastFour).size === 1,
    reviewDue: isReviewDue(view, goal, today),
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

/** Whether a look back at this goal is due: its interval has passed since it was agreed or last looked at. */
export function isReviewDue(view: View, goal: Entry<'goal'>, today: string): boolean {
  if (goal.body.state !== 'active' && goal.body.state !== 'agreed') return false;
  const reviews = [...view.on('goal_review', goal.id)].sort((a, b) => dayNumber(a.body.on) - dayNumber(b.body.on));
  const last = reviews[reviews.length - 1];
  if (last?.body.until !== undefined) return dayNumber(today) >= dayNumber(last.body.until);
  const agreed = goal.versions.findLast((version, index) => {
    const before = goal.versions[index - 1];
    return version.body.state === 'agreed' && before?.body.state !== 'agreed';
  });
  const from = last?.body.on ?? agreed?.happened ?? goal.versions[0]?.happened ?? goal.happened;
  return dayNumber(today) - dayNumber(from) >= goal.body.review_weeks * 7;
}
