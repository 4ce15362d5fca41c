// SPDX-License-Identifier: Apache-2.0
// Writes src/shared/help/packs.ts from the country packs of the catalogue, so that the numbers are in the app itself.
//   node scripts/help-packs.mjs [folder]     the folder is ../catalog/packs unless told
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const textOf = (value) => JSON.parse(value);

/** The part of a pack that the page with the numbers needs. Reads the catalogue's own plain form of TOML. */
export function readPack(toml) {
  const pack = { numbers: [] };
  let target = pack;
  for (const line of toml.split('\n')) {
    if (line === '[[numbers]]') pack.numbers.push((target = {}));
    else if (line.startsWith('[')) target = {};
    const found = /^([a-z_]+) = (".*"|true|false|\d+)$/.exec(line);
    if (found) target[found[1]] = textOf(found[2]);
  }
  const numbers = pack.numbers.filter((number) => number.number && number.confirmed);
  const of = (use) => numbers.filter((number) => number.use === use);
  const line = ({ name, number, hours, source }) => ({ label: name, number, ...(hours ? { hours } : {}), source });
  const [emergency, ...others] = of('emergency');
  if (!emergency) throw new Error(`${pack.code}: a pack needs a confirmed emergency number.`);
  return {
    country: pack.code,
    name: pack.name,
    checked: numbers.map((number) => number.checked_on).sort()[0],
    expires: pack.expires_on,
    emergency: line(emergency),
    lines: [...of('crisis'), ...of('medical'), ...of('violence'), ...others].map(line),
  };
}

export function fileText(packs) {
  return `// SPDX-License-Identifier: Apache-2.0
// Written by scripts/help-packs.mjs from catalog/packs. Each number stands there with its source and the day it was checked.
import type { HelpPack } from './help-pack';

export const helpPacks: readonly HelpPack[] = ${JSON.stringify(packs, null, 2)};
`;
}

function main([folder = fileURLToPath(new URL('../../catalog/packs/', import.meta.url))]) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.toml'));
  const packs = names.sort().map((name) => readPack(readFileSync(`${folder}/${name}`, 'utf8')));
  writeFileSync(fileURLToPath(new URL('../src/shared/help/packs.ts', import.meta.url)), fileText(packs));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
