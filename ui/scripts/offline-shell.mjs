// SPDX-License-Identifier: Apache-2.0
// Writes the service worker: it keeps the app's own files so that the app starts without a network, and nothing else.
// Answers of the API never enter a cache.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The worker's text for this list of files; the name of its cache follows from what is in them. */
export function workerText(template, files, contents) {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) hash.update(file).update(contents.get(file) ?? '');
  return template
    .replace('"__VERSION__"', JSON.stringify(hash.digest('hex').slice(0, 16)))
    .replace('"__FILES__"', JSON.stringify([...files].sort()));
}

const packed = /\.(js|css|html|svg|webmanifest)$/;

function filesIn(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = `${below}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(folder, path);
    return /\.(map|gz)$/.test(path) ? [] : [path];
  });
}

/** Adds `sw.js` to a finished build, and a packed twin of every text, which the server sends to those who take it. */
export function finish(folder) {
  const template = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8');
  const names = filesIn(folder).filter((name) => name !== '/index.html' && name !== '/sw.js');
  const contents = new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
  contents.set('/', readFileSync(join(folder, 'index.html')));
  writeFileSync(join(folder, 'sw.js'), workerText(template, [...contents.keys()], contents));
  for (const name of filesIn(folder).filter((one) => packed.test(one)))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(readFileSync(join(folder, name)), { level: 9 }));
}

/** A Vite plugin that does this once all files are written. */
export function offlineShell() {
  return { name: 'offline-shell', apply: 'build', writeBundle: { order: 'post', handler: (options) => finish(options.dir) } };
}
