// SPDX-License-Identifier: Apache-2.0
// Writes src/shared/help/packs.ts from the country packs of the catalogue, so that the numbers are in the app itself,
// with their names and hours in every language that the catalogue has them in.
//   node scripts/help-packs.mjs [folder]     the folder is ../catalog unless told
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const textOf = (value) => JSON.parse(value);

/** The plain members and the numbers of a pack, in the catalogue's own plain form of TOML. */
function parsed(toml) {
  const pack = { numbers: [] };
  let target = pack;
  for (const line of toml.split('\n')) {
    if (line === '[[numbers]]') pack.numbers.push((target = {}));
    else if (line.startsWith('[')) target = {};
    const found = /^([a-z_]+) = (".*"|true|false|\d+)$/.exec(line);
    if (found) target[found[1]] = textOf(found[2]);
  }
  return pack;
}

const shown = ({ name, hours }) => ({ label: name, ...(hours ? { hours } : {}) });

/** By language, what a pack or a number is called there; a number of a translation stands in the same place. */
function named(others, of) {
  const found = Object.entries(others).flatMap(([language, pack]) => (of(pack)?.name ? [[language, of(pack)]] : []));
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** The part of a pack that the page with the numbers needs. `others` are its translations, by language. */
export function readPack(toml, others = {}) {
  const pack = parsed(toml);
  const translated = Object.fromEntries(Object.entries(others).map(([language, text]) => [language, parsed(text)]));
  for (const [language, { numbers }] of Object.entries(translated))
    if (numbers.length !== pack.numbers.length)
      throw new Error(`${pack.code}: ${language} has ${numbers.length} numbers, and the pack has ${pack.numbers.length}.`);
  const numbers = pack.numbers
    .map((number, index) => ({ ...number, in: named(translated, (one) => one.numbers[index]) }))
    .filter((number) => number.number && number.confirmed);
  const of = (use) => numbers.filter((number) => number.use === use);
  const inAll = (all, part) => all && { in: Object.fromEntries(Object.entries(all).map(([code, one]) => [code, part(one)])) };
  const line = (one) => ({ ...shown(one), number: one.number, source: one.source, ...inAll(one.in, shown) });
  const [emergency, ...rest] = of('emergency');
  if (!emergency) throw new Error(`${pack.code}: a pack needs a confirmed emergency number.`);
  return {
    country: pack.code,
    name: pack.name,
    ...inAll(named(translated, (one) => one), (one) => one.name),
    checked: numbers.map((number) => number.checked_on).sort()[0],
    expires: pack.expires_on,
    emergency: line(emergency),
    lines: [...of('crisis'), ...of('medical'), ...of('violence'), ...rest].map(line),
  };
}

export function fileText(packs) {
  return `// SPDX-License-Identifier: Apache-2.0
// Written by scripts/help-packs.mjs from catalog/packs. Each number stands there with its source and the day it was checked.
import type { HelpPack } from './help-pack';

export const helpPacks: readonly HelpPack[] = ${JSON.stringify(packs, null, 2)};
`;
}

/** Every pack of a catalogue's folder with its translations. */
export function packsIn(catalogue) {
  const languages = readdirSync(join(catalogue, 'lang'));
  const read = (path) => readFileSync(path, 'utf8');
  const names = readdirSync(join(catalogue, 'packs')).filter((name) => name.endsWith('.toml'));
  return names.sort().map((name) => {
    const places = languages.map((language) => [language, join(catalogue, 'lang', language, 'packs', name)]);
    const others = places.filter(([, path]) => existsSync(path)).map(([language, path]) => [language, read(path)]);
    return readPack(read(join(catalogue, 'packs', name)), Object.fromEntries(others));
  });
}

function main([catalogue = fileURLToPath(new URL('../../catalog/', import.meta.url))]) {
  writeFileSync(fileURLToPath(new URL('../src/shared/help/packs.ts', import.meta.url)), fileText(packsIn(catalogue)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
