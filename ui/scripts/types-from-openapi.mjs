// SPDX-License-Identifier: Apache-2.0
// Writes src/shared/api/schema.ts from the server's description of itself.
//   node scripts/types-from-openapi.mjs openapi.json           writes the file
//   node scripts/types-from-openapi.mjs openapi.json --check   exits with 1 where the file differs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const word = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

function objectType(schema, indent) {
  const required = new Set(schema.required ?? []);
  const inner = `${indent}  `;
  const lines = Object.entries(schema.properties ?? {}).map(
    ([name, value]) => `${inner}${word(name)}${required.has(name) ? '' : '?'}: ${typeText(value, inner)};`,
  );
  if (lines.length === 0) return 'Record<string, never>';
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function listType(schema, indent) {
  const item = typeText(schema.items ?? {}, indent);
  return item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
}

/** The TypeScript type that a JSON Schema says. */
export function typeText(schema, indent = '') {
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  if (schema.enum) return schema.enum.map((value) => `'${value}'`).join(' | ');
  if (schema.oneOf ?? schema.anyOf) return (schema.oneOf ?? schema.anyOf).map((one) => typeText(one, indent)).join(' | ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return listType(schema, indent);
    case 'object':
      return objectType(schema, indent);
    default:
      return 'unknown';
  }
}

/** The whole file for a description. */
export function fileText(openapi) {
  const parts = Object.entries(openapi.components?.schemas ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => {
      const type = typeText(schema);
      const isPlainObject = type.startsWith('{') && !schema.oneOf;
      return isPlainObject ? `export interface ${name} ${type}\n` : `export type ${name} = ${type};\n`;
    });
  return `// SPDX-License-Identifier: Apache-2.0\n// Written by scripts/types-from-openapi.mjs from the server's own description. Not edited by hand.\n\n${parts.join('\n')}`;
}

function main([source, mode]) {
  if (!source) throw new Error('Say where the description is: a file, or - for standard input.');
  const text = fileText(JSON.parse(readFileSync(source === '-' ? 0 : source, 'utf8')));
  const target = fileURLToPath(new URL('../src/shared/api/schema.ts', import.meta.url));
  if (mode !== '--check') return writeFileSync(target, text);
  if (readFileSync(target, 'utf8') === text) return undefined;
  console.error('src/shared/api/schema.ts differs from the server\'s description. Run: npm run api-types -- openapi.json');
  process.exitCode = 1;
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
