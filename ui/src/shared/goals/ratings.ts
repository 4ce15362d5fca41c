// SPDX-License-Identifier: Apache-2.0
import type { View } from '../record/copy';
import type { Entry } from '../record/entry';

export type RatingEntry = Entry<'goal_rating'>;

/** A goal's ratings by day, oldest first; of two on one day the later one stands. */
export function ratingsOf(view: View, goal: string): RatingEntry[] {
  const byDay = new Map<string, RatingEntry>();
  const inOrder = [...view.on('goal_rating', goal)].sort((a, b) => (a.happened < b.happened ? -1 : 1));
  for (const rating of inOrder) byDay.set(rating.body.on, rating);
  return [...byDay.values()].sort((a, b) => (a.body.on < b.body.on ? -1 : 1));
}

/** From what to what a goal got a little better. */
export interface Rise {
  from: number;
  to: number;
}

/**
 * A rise of 1 or more that has lasted two ratings (AC-G13). It is there when the newest rating is the second of the two
 * and not at any later one, so it is said once. A fall is nothing to say.
 */
export function aLittleBetter(values: readonly number[]): Rise | undefined {
  const [from, first, second] = values.slice(-3);
  if (from === undefined || first === undefined || second === undefined) return undefined;
  const to = Math.min(first, second);
  return to > from ? { from, to } : undefined;
}
