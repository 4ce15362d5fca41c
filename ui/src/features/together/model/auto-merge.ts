// SPDX-License-Identifier: Apache-2.0
import { sameJson } from '../../../shared/record/entry';
import { mergeText } from './text-merge';

type Fields = Record<string, unknown>;

const ofTheVersion = new Set(['agreed_by', 'state', 'words_by', 'reason']);

/**
 * Two versions of a goal or a step that met, brought together where that loses nothing: members that one of us changed
 * are taken from that one, and texts that both changed in different places hold both changes. Nothing otherwise.
 */
export function autoMerged(base: unknown, mine: unknown, theirs: unknown): Fields | undefined {
  const [from, own, other] = [base, mine, theirs] as [Fields | undefined, Fields, Fields];
  if (!from) return undefined;
  const result: Fields = { ...other };
  for (const key of new Set([...Object.keys(from), ...Object.keys(own)])) {
    if (ofTheVersion.has(key) || sameJson(own[key], from[key]) || sameJson(own[key], other[key])) continue;
    if (sameJson(other[key], from[key])) {
      result[key] = own[key];
      continue;
    }
    const text = textMerged(from[key], own[key], other[key]);
    if (text === undefined) return undefined;
    result[key] = text;
  }
  // What both have just changed is agreed by nobody yet.
  if ('agreed_by' in other) Object.assign(result, { agreed_by: [], state: 'shaping' });
  return Object.fromEntries(Object.entries(result).filter(([, value]) => value !== undefined));
}

function textMerged(before: unknown, mine: unknown, theirs: unknown): string | undefined {
  if (typeof mine !== 'string' || typeof theirs !== 'string') return undefined;
  return mergeText(typeof before === 'string' ? before : '', mine, theirs);
}
