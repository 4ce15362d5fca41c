// SPDX-License-Identifier: Apache-2.0
import { sameJson } from '../../shared/record/entry';
import type { Words } from '../../shared/words/en';

type Fields = Record<string, unknown>;

/** One thing that both changed, as text. */
export interface ChangedField {
  label: string;
  mine: string;
  theirs: string;
}

function asText(name: string, value: unknown, words: Words): string {
  if (value === undefined || value === null || value === '') return '–';
  if (name === 'state' && String(value) in words.goals.states)
    return words.goals.states[value as keyof typeof words.goals.states];
  if (name === 'horizon') return words.goals.details.horizons[value as keyof typeof words.goals.details.horizons] ?? '';
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string').join(' · ') || '–';
  return String(value);
}

const named = (words: Words) => words.conflicts.fields;

/** What differs between my text and theirs, among what at least one of us changed. */
export function changedFields(base: unknown, mine: unknown, theirs: unknown, words: Words): ChangedField[] {
  const [from, own, other] = [base ?? {}, mine, theirs] as [Fields, Fields, Fields];
  const keys = Object.keys(named(words)).filter((key) => {
    const touched = !sameJson(own[key], from[key]) || !sameJson(other[key], from[key]);
    return touched && !sameJson(own[key], other[key]);
  });
  return keys.map((key) => ({
    label: named(words)[key] ?? words.conflicts.other,
    mine: asText(key, own[key], words),
    theirs: asText(key, other[key], words),
  }));
}

/** Every text in a body, with its name. */
export function textsOf(body: unknown, words: Words): { label: string; text: string }[] {
  const fields = body as Fields;
  return Object.entries(named(words)).flatMap(([key, label]) => {
    const value = fields[key];
    return typeof value === 'string' && value ? [{ label, text: asText(key, value, words) }] : [];
  });
}
