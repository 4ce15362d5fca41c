// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { dayWords } from './days';
import { de } from './de';
import { deCharts } from './de/charts';
import { deDoors } from './de/doors';
import { deEnding } from './de/ending';
import { deTogether } from './de/together';
import { en } from './en';
import { enDoors } from './en-doors';
import { enEnding } from './en-ending';
import { enCharts } from './en-charts';
import { enTogether } from './en-together';
import { languages, loadWords } from './words';

const english = { app: en, charts: enCharts, together: enTogether, ending: enEnding, doors: enDoors };
const german = { app: de, charts: deCharts, together: deTogether, ending: deEnding, doors: deDoors };

type Make = (...parts: unknown[]) => string;

/** Every text by its path; a text with places in it stays a function. */
function texts(value: unknown, path: string): [string, string | Make][] {
  if (typeof value === 'string' || typeof value === 'function') return [[path, value as string | Make]];
  return Object.entries(value as object).flatMap(([key, one]) => texts(one, `${path}.${key}`));
}

const days = /^\.charts\.day|\.weekday$/;
const said = (text: string | Make, path: string, parts: readonly unknown[]): string =>
  typeof text === 'string' ? text : text(...(days.test(path) ? ['2026-11-24'] : parts));

const of = (language: unknown) => new Map(texts(language, ''));
const numbers = (text: string | Make, shift = 11) =>
  typeof text === 'string' ? [] : Array.from({ length: Math.max(text.length, 3) }, (_, place) => shift + place);
/** Whatever is named in the text, with one, with many, and with nothing in its places. */
const all = [...of(german)].flatMap(([path, text]) =>
  [numbers(text), [1, 1, 1], [2, 2, 2], ['Du', 'x', 'x']].map((parts) => [path, said(text, path, parts)] as const),
);

test('German has the texts that English has, no more and no fewer', () => {
  expect([...of(german).keys()].sort()).toEqual([...of(english).keys()].sort());
});

test('each German text is of the same kind and takes the same parts', () => {
  const other = of(german);
  const differing = [...of(english)].filter(([path, text]) => {
    const same = other.get(path);
    if (typeof text === 'string' || typeof same !== 'function') return typeof same !== typeof text;
    return same.length !== text.length;
  });
  expect(differing.map(([path]) => path)).toEqual([]);
});

test('what English says of its parts, German says as well', () => {
  const other = of(german);
  const lost = [...of(english)].flatMap(([path, text]) => {
    const same = other.get(path);
    if (typeof text === 'string' || same === undefined || days.test(path)) return [];
    const parts = numbers(text);
    const [before, after] = [said(text, path, parts), said(same, path, parts)];
    return parts.filter((part) => before.includes(String(part)) && !after.includes(String(part))).map(() => path);
  });
  expect(lost).toEqual([]);
});

test('nothing is left empty that says something in English', () => {
  const filled = [...of(english)].filter(([, text]) => text !== '').map(([path]) => path);
  const empty = new Set(all.filter(([, text]) => text.trim() === '').map(([path]) => path));
  expect(filled.filter((path) => empty.has(path))).toEqual([]);
});

test('next to nothing is word for word as in English', () => {
  const other = of(german);
  const same = [...of(english)].filter(([path, text]) => typeof text === 'string' && /\s/.test(text) && other.get(path) === text);
  expect(same).toEqual([]);
});

test('no exclamation marks, no words that blame, no formal address', () => {
  const unwanted = /!|\b(versagt|gescheitert|versäumt|verpasst|überfällig|Rückfall|Misserfolg|Ihnen|Ihr(e[mnrs]?)? Therap)\b/u;
  expect(all.filter(([, text]) => unwanted.test(text))).toEqual([]);
});

test('no German sentence is longer than twenty words', () => {
  const long = all.filter(([, text]) =>
    text.split(/(?<=[.?:])\s+/).some((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20),
  );
  expect(long).toEqual([]);
});

test('a person is spoken to as du, and spoken of by name', () => {
  expect(de.goals.story.said_yes(de.goals.story.you)).toBe('Du hast Ja gesagt.');
  expect(de.goals.story.said_yes('Ana')).toBe('Ana hat Ja gesagt.');
  expect(de.goals.story.eased(1, '')).toBe('Es wurde leichter nach einem Tag.');
  expect(de.goals.story.eased(4, 'Schlaf')).toBe('Es wurde leichter nach 4 Tagen. Was geholfen hat: Schlaf.');
});

test('days are said in German', () => {
  const words = dayWords(de.locale);
  expect(words.day('2020-11-24')).toBe('Dienstag, 24. November 2020');
  expect(deTogether.step.weekday('2026-11-24')).toBe('Di');
  expect(deCharts.dayAndYear('2026-11-24')).toContain('2026');
});

test('a language loads when it is asked for, and an unknown one is English', async () => {
  expect(await loadWords('de')).toBe(de);
  expect(await loadWords(undefined)).toBe(en);
  expect(await loadWords('xx')).toBe(en);
  for (const language of Object.values(languages)) expect((await language.load()).name).toBe(language.name);
});
