// SPDX-License-Identifier: Apache-2.0
import type { View } from '../record/copy';
import { addDays, dayOf, type Day } from './days';
import { agreedByBoth, type GoalEntry } from './goal';

/** The day from which a goal is looked at together, or nothing where no look back is due at all (AC-G9). */
export function reviewDay(view: View, goal: GoalEntry): Day | undefined {
  if (goal.body.state !== 'active' && goal.body.state !== 'agreed') return undefined;
  const reviews = view.on('goal_review', goal.id);
  const latest = reviews.reduce<(typeof reviews)[number] | undefined>(
    (best, review) => (!best || review.happened > best.happened ? review : best),
    undefined,
  );
  if (latest?.body.outcome === 'put_off' && latest.body.until) return latest.body.until;
  const agreed = goal.versions.findLast((version, index) => {
    const before = goal.versions[index - 1];
    return agreedByBoth(version.body) && !(before && agreedByBoth(before.body));
  });
  const from = [agreed ? dayOf(agreed.happened) : undefined, latest?.body.on].filter((day) => day !== undefined).sort().at(-1);
  return from && addDays(from, goal.body.review_weeks * 7);
}

/** Whether it is time to look at this goal together. */
export function reviewDue(view: View, goal: GoalEntry, today: Day): boolean {
  const day = reviewDay(view, goal);
  return day !== undefined && day <= today;
}
