// SPDX-License-Identifier: Apache-2.0
import type { Aim, Area } from '../../../shared/api/catalogue';

const guessesShown = 3;
/** Words this short say too little to go by. */
const shortest = 4;

const stems = (text: string) =>
  text
    .toLocaleLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= shortest)
    .map((word) => word.slice(0, 5));

/**
 * Areas whose labels and examples share words with what somebody wrote, the closest first. A word that many areas share
 * says little, one in a label says more. A guess, never a choice.
 */
export function guessAreas(text: string, aims: readonly Aim[]): Area[] {
  const wanted = [...new Set(stems(text))];
  const areas = aims
    .filter((aim) => !aim.specialist)
    .flatMap((aim) => aim.areas)
    .map((area) => ({ area, label: new Set(stems(area.label)), all: new Set([area.label, ...area.examples].flatMap(stems)) }));
  const shared = new Map(wanted.map((stem) => [stem, areas.filter((one) => one.all.has(stem)).length]));
  const score = (one: (typeof areas)[number]) =>
    wanted
      .filter((stem) => one.all.has(stem))
      .reduce((sum, stem) => sum + (one.label.has(stem) ? 3 : 1) / (shared.get(stem) ?? 1), 0);
  return areas
    .map((one) => ({ area: one.area, score: score(one) }))
    .filter((guess) => guess.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, guessesShown)
    .map((guess) => guess.area);
}
