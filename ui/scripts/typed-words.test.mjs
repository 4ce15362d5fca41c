// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const source = 'src';

/** Files whose fields hold nothing that waits to be sent: doors, codes, passwords and looking for something. */
const noWords = [
  'features/doors/add-passkey.tsx',
  'features/doors/set-up-code-app.tsx',
  'features/doors/way-back-screen.tsx',
  'features/entrance/demo-people.tsx',
  'features/entrance/invitation-screen.tsx',
  'features/entrance/sign-in-screen.tsx',
  'features/explore/explore-screen.tsx',
  'features/privacy/password-screen.tsx',
  'features/workspace/caseload-page.tsx',
  'features/workspace/jump-dialog.tsx',
  'features/workspace/reset-dialog.tsx',
  'shared/doors/confirm-dialog.tsx',
];

test('every field of the app that takes words is kept as a draft', () => {
  const files = readdirSync(source, { recursive: true }).filter((name) => /(?<!\.test)\.tsx$/.test(name));
  const typing = files.filter((name) => /<(TextArea|TextField)\b/.test(readFileSync(join(source, name), 'utf8')));
  const keeps = (name) => /\buseDraft\b/.test(readFileSync(join(source, name), 'utf8'));
  const says = (name) => /<SaveLine\b/.test(readFileSync(join(source, name), 'utf8'));
  // Fields that are handed what they hold are kept by the forms that they stand in: by each of them.
  const formsOf = (name) => files.filter((form) => readFileSync(join(source, form), 'utf8').includes(`from './${basename(name, '.tsx')}'`));
  const keptByForms = (name) => formsOf(name).length > 0 && formsOf(name).every((form) => keeps(form) && says(form));
  const kept = typing.filter((name) => keeps(name) || keptByForms(name));
  const said = kept.filter((name) => says(name) || keptByForms(name));
  expect(typing.length).toBeGreaterThan(20);
  expect(typing.filter((name) => !kept.includes(name)).sort()).toEqual(noWords.filter((name) => typing.includes(name)));
  expect(kept.filter((name) => !said.includes(name))).toEqual([]);
});
