// SPDX-License-Identifier: Apache-2.0
import type { ChartWords } from '../words/en-charts';
import { inOrder, pathNeeds, type GoalPathData } from './goal-path';
import { countSpells, spellsNeeded, type HardSpell } from './hard-spells';

/** What a goal's path says, in one or two hedged sentences; with too few ratings it says how many more are needed. */
export function readGoalPath(data: GoalPathData, words: ChartWords): string {
  const ratings = inOrder(data.ratings);
  const first = ratings[0]?.value;
  const last = ratings[ratings.length - 1]?.value;
  if (first === undefined || last === undefined || ratings.length < pathNeeds)
    return words.path.tooFew(pathNeeds - ratings.length);
  const moved =
    last > first ? words.path.closer(first, last, ratings.length)
    : last < first ? words.path.further(first, last, ratings.length)
    : words.path.same(last, ratings.length);
  const mark = data.goodEnough;
  const spells = data.spells?.length ?? 0;
  return [moved, mark !== undefined && last >= mark ? words.path.reached(mark) : '', spells > 0 ? words.path.harder(spells) : '']
    .filter(Boolean)
    .join(' ');
}

/** "3 → 6": where a goal began and where it is, or nothing with too few ratings. */
export function spanOfPath(data: GoalPathData, words: ChartWords): string | undefined {
  const ratings = inOrder(data.ratings);
  const first = ratings[0];
  const last = ratings[ratings.length - 1];
  return first && last && ratings.length >= pathNeeds ? words.path.span(first.value, last.value) : undefined;
}

/** What the hard spells say: days to steadier, last time and this time, for this one person. */
export function readSpells(spells: readonly HardSpell[], today: string, words: ChartWords): string {
  const counted = countSpells(spells, today);
  const eased = counted.filter((spell) => !spell.open);
  const open = counted.find((spell) => spell.open);
  const latest = eased[eased.length - 1];
  const last = eased[eased.length - 2];
  const goingOn = open ? words.spells.goingOn(open.days) : '';
  if (!latest) return open ? `${words.spells.oneOpen(open.days)} ${words.spells.oneMore}` : words.spells.none;
  if (!last || eased.length < spellsNeeded)
    return [words.spells.oneEased(latest.days), goingOn || words.spells.oneMore].join(' ');
  return [words.spells.counted(eased.length), words.spells.lastAndThis(last.days, latest.days), goingOn].filter(Boolean).join(' ');
}
