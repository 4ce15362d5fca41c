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

/** Areas whose labels and examples share words with what somebody wrote, the closest first. A guess, never a choice. */
export function guessAreas(text: string, aims: readonly Aim[]): Area[] {
  const wanted = new Set(stems(text));
  if (wanted.size === 0) return [];
  const score = (area: Area) => {
    const own = new Set([area.label, ...area.examples].flatMap(stems));
    return [...wanted].filter((stem) => own.has(stem)).length;
  };
  return aims
    .filter((aim) => !aim.specialist)
    .flatMap((aim) => aim.areas)
    .map((area) => ({ area, score: score(area) }))
    .filter((guess) => guess.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, guessesShown)
    .map((guess) => guess.area);
}
