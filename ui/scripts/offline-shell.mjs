// SPDX-License-Identifier: Apache-2.0
// Writes the service worker: it keeps the app's own files so that the app starts without a network, and nothing else.
// Answers of the API never enter a cache.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The worker's text for this list of files; the name of its cache follows from what is in them. */
export function workerText(template, files, contents) {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) hash.update(file).update(contents.get(file) ?? '');
  return template
    .replace('"__VERSION__"', JSON.stringify(hash.digest('hex').slice(0, 16)))
    .replace('"__FILES__"', JSON.stringify([...files].sort()));
}

/** A Vite plugin that adds `sw.js` to the build. */
export function offlineShell() {
  const fixed = ['icon.svg', 'icon-192.png', 'icon-512.png', 'manifest.webmanifest'];
  return {
    name: 'offline-shell',
    apply: 'build',
    generateBundle: {
      // Last of all: chunks that hold nothing but styles are taken out of the bundle before, and one file that is not
      // there keeps the whole worker from being installed.
      order: 'post',
      handler(_options, bundle) {
        const template = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8');
        const contents = new Map();
        for (const [name, file] of Object.entries(bundle))
          if (!name.endsWith('.map')) contents.set(`/${name}`, file.type === 'chunk' ? file.code : file.source);
        for (const name of fixed) contents.set(`/${name}`, readFileSync(new URL(`../public/${name}`, import.meta.url)));
        contents.delete('/index.html');
        const files = ['/', ...contents.keys()];
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: workerText(template, files, contents) });
      },
    },
  };
}
