// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { dialled, isOld, isText, packFor } from './help-pack';
import { helpPacks } from './packs';

test('a pack is old from the day after its last one', () => {
  const pack = { ...helpPacks[0]!, expires: '2027-02-20' };
  expect([isOld(pack, '2027-02-20'), isOld(pack, '2027-02-21')]).toEqual([false, true]);
});

test('every pack has an emergency number, a line for a crisis, and a source for each', () => {
  for (const pack of helpPacks) {
    expect(pack.emergency.number, pack.country).toMatch(/\d/);
    expect(pack.lines.length, pack.country).toBeGreaterThan(0);
    for (const line of [pack.emergency, ...pack.lines]) expect(line.source, `${pack.country} ${line.label}`).toMatch(/^https?:/);
  }
});

test('the pack follows the country of the language and falls back', () => {
  expect(packFor(helpPacks, 'de-AT')?.country).toBe('AT');
  expect(packFor(helpPacks, 'xx')?.country).toBe('GB');
});

test('a number is dialled without its spaces, and a text line is known', () => {
  expect(dialled('116 123')).toBe('116123');
  expect(isText({ label: 'A', number: '1', hours: 'Day and night, by text' })).toBe(true);
  expect(isText({ label: 'A', number: '1', hours: 'Day and night' })).toBe(false);
});
