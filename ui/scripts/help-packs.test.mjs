// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileText, packsIn, readPack } from './help-packs.mjs';

const pack = `code = "XX"
name = "Exland"
expires_on = "2027-01-01"

[[numbers]]
use = "crisis"
name = "Not confirmed"
number = "1"
confirmed = false

[[numbers]]
use = "emergency"
name = "Ambulance"
number = "112"
hours = "Day and night"
source = "https://example.org"
checked_on = "2026-11-22"
confirmed = true
`;
const german = `name = "Exenland"

[[numbers]]
name = "Nicht bestätigt"

[[numbers]]
name = "Rettung"
hours = "Tag und Nacht"
`;

test('a number keeps its own translation, also where one before it is left out', () => {
  const read = readPack(pack, { de: german });
  expect(read.in).toEqual({ de: 'Exenland' });
  expect(read.emergency).toMatchObject({ label: 'Ambulance', number: '112', in: { de: { label: 'Rettung', hours: 'Tag und Nacht' } } });
  expect(read.lines).toEqual([]);
});

test('a translation that does not have the same numbers is refused', () => {
  expect(() => readPack(pack, { de: 'name = "Exenland"\n' })).toThrow('XX: de has 0 numbers, and the pack has 2.');
});

test('the packs in the app are those of the catalogue', () => {
  expect(readFileSync('src/shared/help/packs.ts', 'utf8')).toBe(fileText(packsIn('../catalog')));
});
