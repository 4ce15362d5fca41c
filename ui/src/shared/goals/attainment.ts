// SPDX-License-Identifier: Apache-2.0
import type { AttainmentScale } from '../api/schema';
import type { View } from '../record/copy';
import type { Entry, Party } from '../record/entry';

/** One goal's level with its weight, importance × difficulty. */
export interface Weighted {
  level: number;
  weight: number;
}

/** The correlation between goals that the T score assumes. */
const rho = 0.3;

/**
 * The goal attainment T score: 50 + 10 Σwx / √((1−ρ)Σw² + ρ(Σw)²), with ρ = 0.3 (Kiresuk & Sherman 1968). 50 is "as
 * hoped". Nothing without a rated goal.
 */
export function tScore(goals: readonly Weighted[]): number | undefined {
  if (goals.length === 0) return undefined;
  const sum = (of: (goal: Weighted) => number) => goals.reduce((total, goal) => total + of(goal), 0);
  const spread = (1 - rho) * sum((goal) => goal.weight ** 2) + rho * sum((goal) => goal.weight) ** 2;
  if (spread <= 0) return undefined;
  return 50 + (10 * sum((goal) => goal.weight * goal.level)) / Math.sqrt(spread);
}

/** The scale of a goal that stands now, if there is one. */
export function scaleOf(view: View, goal: string): Entry<'attainment_scale'> | undefined {
  return view.on('attainment_scale', goal).at(-1);
}

/** The newest rating of that one on a scale. */
export function latestLevel(view: View, scale: string, by: Party): Entry<'attainment_rating'> | undefined {
  return view
    .on('attainment_rating', scale)
    .filter((rating) => rating.body.by === by)
    .reduce<Entry<'attainment_rating'> | undefined>(
      (best, rating) => (!best || rating.body.on >= best.body.on ? rating : best),
      undefined,
    );
}

/** The T score over all rated scales in a record, as that one sees it, with how many goals stand in it. */
export function scoreOf(view: View, by: Party): { score: number; goals: number } | undefined {
  const rated = view.all('attainment_scale').flatMap((scale): Weighted[] => {
    const level = latestLevel(view, scale.id, by)?.body.level;
    return level === undefined ? [] : [{ level, weight: scale.body.importance * scale.body.difficulty }];
  });
  const score = tScore(rated);
  return score === undefined ? undefined : { score, goals: rated.length };
}

export const levelValues = [-2, -1, 0, 1, 2] as const;

/** Whether every level has its words, so that both can say yes. */
export function isWorded(scale: Pick<AttainmentScale, 'levels'>): boolean {
  return scale.levels.length === 5 && scale.levels.every((level) => level.trim() !== '');
}
