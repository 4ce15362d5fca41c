// SPDX-License-Identifier: Apache-2.0
// @vitest-environment node
import { expect, test } from 'vitest';
import { fileText, typeText } from './types-from-openapi.mjs';

test('a struct becomes an interface, with optional members and lists', () => {
  const text = fileText({
    components: {
      schemas: {
        Step: {
          type: 'object',
          properties: {
            words: { type: 'string' },
            likely: { type: 'integer' },
            state: { type: 'string', enum: ['planned', 'done'] },
            marks: { type: 'array', items: { $ref: '#/components/schemas/YesMark' } },
          },
          required: ['words', 'state', 'marks'],
        },
      },
    },
  });
  expect(text).toContain('export interface Step {\n  words: string;\n  likely?: number;');
  expect(text).toContain("  state: 'planned' | 'done';");
  expect(text).toContain('  marks: YesMark[];');
});

test('a list of choices keeps its brackets', () => {
  expect(typeText({ type: 'array', items: { type: 'string', enum: ['a', 'b'] } })).toBe("('a' | 'b')[]");
});

test('what is passed through unread is unknown', () => {
  expect(typeText({})).toBe('unknown');
});
