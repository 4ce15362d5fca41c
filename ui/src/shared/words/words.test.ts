// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { en } from './en';
import { enDoors } from './en-doors';
import { enEnding } from './en-ending';

/** Every sentence of a language, with made-up names and numbers in its places. */
function sentences(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const make = value as (...parts: unknown[]) => string;
    return [[path, String(make(...Array.from({ length: make.length }, () => 3)))]];
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => sentences(one, `${path}.${key}`));
  return [];
}

const texts = { ...en, ending: enEnding, doors: enDoors };
const all = sentences(texts, 'en').filter(([path]) => path !== 'en.locale');

const forbidden =
  /\b(failed|failure|missed|overdue|non-compliant|noncompliance|skipped|streak|relapse|abandoned|deteriorat\w*|maladaptive|permissions?|attendance|non-response)\b/i;

test('no screen says a word that blames', () => {
  expect(all.filter(([, text]) => forbidden.test(text))).toEqual([]);
});

test('no exclamation marks, and effort is never called small', () => {
  expect(all.filter(([, text]) => /!|\b(just|simply)\b/i.test(text))).toEqual([]);
});

test('no sentence is longer than twenty words', () => {
  const long = all.flatMap(([path, text]) =>
    text
      .split(/(?<=[.?:])\s+/)
      .filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)
      .map((sentence) => `${path}: ${sentence}`),
  );
  expect(long).toEqual([]);
});

const syllables = (word: string) => Math.max(1, (word.toLowerCase().replace(/e\b/, '').match(/[aeiouy]+/g) ?? []).length);

test('the texts of each area read at grade 5 or less', () => {
  const areas = Object.keys(texts).filter((key) => key !== 'locale' && key !== 'name');
  for (const area of areas) {
    const text = all
      .filter(([path, one]) => path.startsWith(`en.${area}.`) && /[.?]$/.test(one))
      .map(([, one]) => one)
      .join(' ');
    const words = text.match(/[\p{L}']+/gu) ?? [];
    const count = (text.match(/[.?]+(\s|$)/g) ?? []).length;
    const grade = 0.39 * (words.length / count) + 11.8 * (words.reduce((sum, word) => sum + syllables(word), 0) / words.length) - 15.59;
    expect(grade, area).toBeLessThanOrEqual(5);
  }
});
