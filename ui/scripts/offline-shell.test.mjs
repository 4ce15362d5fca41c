// SPDX-License-Identifier: Apache-2.0
// @vitest-environment node
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finish } from './offline-shell.mjs';

function built(page) {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-shell-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'assets/app-12345678.js'), 'let a;');
  finish(folder);
  return { folder, worker: readFileSync(join(folder, 'sw.js'), 'utf8') };
}

test('the worker keeps the page and every file of the build, and nothing of the API', () => {
  const { folder, worker } = built('<p>one</p>');
  expect(worker).toContain('["/","/assets/app-12345678.js"]');
  expect(worker).not.toContain('__');
  expect(worker).toContain("startsWith('/api/')");
  expect(existsSync(join(folder, 'assets/app-12345678.js.gz'))).toBe(true);
});

test('another build is another cache', () => {
  const version = ({ worker }) => /version = "([0-9a-f]+)"/.exec(worker)?.[1];
  expect(version(built('<p>one</p>'))).toBe(version(built('<p>one</p>')));
  expect(version(built('<p>one</p>'))).not.toBe(version(built('<p>two</p>')));
});
