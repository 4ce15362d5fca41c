// SPDX-License-Identifier: Apache-2.0
import type { Goal } from '../api/schema';
import type { Kind } from './entry';
import { sameJson } from './entry';

type Fields = Record<string, unknown>;
type Marks = Goal['agreed_by'];

/** What two people say yes to, for the kinds that are agreed. The same lists as the server's rules. */
const terms: Partial<Record<Kind, readonly string[]>> = {
  goal: ['words', 'good_enough', 'good_enough_words'],
  attainment_scale: ['levels', 'start', 'importance', 'difficulty'],
};

/** Members that belong to the version that carries them and say nothing of the one before. */
const ofTheVersion = new Set(['reason']);
const settledTogether = new Set(['agreed_by', 'state', 'words_by']);

const sameIn = (names: readonly string[], a: Fields, b: Fields) => names.every((name) => sameJson(a[name], b[name]));

function mergedState(base: Fields, theirs: Fields, mine: Fields): unknown {
  if (sameJson(mine['state'], base['state'])) return theirs['state'];
  if (sameJson(theirs['state'], base['state']) || sameJson(theirs['state'], mine['state'])) return mine['state'];
  return undefined;
}

const marksOf = (fields: Fields): Marks => (fields['agreed_by'] as Marks | undefined) ?? [];

/** Marks when nobody changed the text: theirs, with those that I gave or took back. */
function mergedMarks(base: Fields, theirs: Fields, mine: Fields): Marks {
  const has = (marks: Marks, mark: Marks[number]) => marks.some((one) => sameJson(one, mark));
  const given = marksOf(mine).filter((mark) => !has(marksOf(base), mark));
  const taken = marksOf(base).filter((mark) => !has(marksOf(mine), mark));
  const kept = marksOf(theirs).filter((mark) => !has(taken, mark));
  return [...kept, ...given.filter((mark) => !has(kept, mark))];
}

/** The members that two yes marks depend on, or nothing where both changed the text. */
function mergedAgreement(names: readonly string[], base: Fields, theirs: Fields, mine: Fields): Fields | undefined {
  const mineSame = sameIn(names, base, mine);
  const theirsSame = sameIn(names, base, theirs) || sameIn(names, theirs, mine);
  if (!mineSame && !theirsSame) return undefined;
  if (!mineSame && !sameIn(names, theirs, mine)) {
    // My text asks for both again; a yes that was given to the text before does not carry over.
    return { agreed_by: marksOf(mine), state: mine['state'], words_by: mine['words_by'] };
  }
  if (!sameIn(names, base, theirs)) {
    if (!sameJson(mine['state'], base['state']) && !sameJson(mine['state'], theirs['state']) && mine['state'] !== 'agreed')
      return undefined;
    return { agreed_by: marksOf(theirs), state: theirs['state'], words_by: theirs['words_by'] };
  }
  const marks = mergedMarks(base, theirs, mine);
  const state = mergedState(base, theirs, mine);
  if (state === undefined && 'state' in mine) return undefined;
  const both = marks.some((mark) => mark.by === 'client') && marks.some((mark) => mark.by === 'therapist');
  return { agreed_by: marks, state: state === 'shaping' && both ? 'agreed' : state, words_by: theirs['words_by'] };
}

/**
 * Brings my version on top of theirs, both made from `base`. Members that only one of us changed are taken from that
 * one. Nothing where both changed the same thing: then a person decides, with both texts before them.
 */
export function merged(kind: Kind, base: unknown, theirs: unknown, mine: unknown): unknown {
  const [from, other, own] = [base, theirs, mine] as [Fields, Fields, Fields];
  const names = terms[kind];
  const result: Fields = {};
  for (const key of new Set([...Object.keys(from), ...Object.keys(other), ...Object.keys(own)])) {
    if (names && settledTogether.has(key)) continue;
    if (ofTheVersion.has(key) || sameJson(other[key], from[key]) || sameJson(other[key], own[key])) result[key] = own[key];
    else if (sameJson(own[key], from[key])) result[key] = other[key];
    else return undefined;
  }
  if (names) {
    const agreement = mergedAgreement(names, from, other, own);
    if (!agreement) return undefined;
    Object.assign(result, agreement);
  }
  return Object.fromEntries(Object.entries(result).filter(([, value]) => value !== undefined));
}

/** My version on top of theirs where a person chose mine: what I changed wins, and only my own yes stays. */
export function preferMine(kind: Kind, base: unknown, theirs: unknown, mine: unknown): unknown {
  const [from, other, own] = [base, theirs, mine] as [Fields, Fields, Fields];
  const result: Fields = { ...other };
  for (const key of new Set([...Object.keys(from), ...Object.keys(own)]))
    if (ofTheVersion.has(key) || !sameJson(own[key], from[key])) result[key] = own[key];
  const names = terms[kind];
  if (names && !sameIn(names, other, result)) {
    const before = marksOf(other);
    result['agreed_by'] = marksOf(own).filter((mark) => !before.some((one) => one.by !== mark.by && sameJson(one, mark)));
    if (kind === 'goal' && result['state'] !== 'idea') result['state'] = 'shaping';
  }
  return Object.fromEntries(Object.entries(result).filter(([, value]) => value !== undefined));
}
