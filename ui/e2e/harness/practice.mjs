// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const program = process.env.CAIRN_PROGRAM ?? join(root, 'build/release/cairn');
const app = process.env.CAIRN_APP ?? join(root, 'ui/dist');

/** Where screenshots for people to look at are put; never committed. */
export const screensFolder = join(root, 'build/screens');
export { app as appFolder, program, root as projectRoot };

/** Starts the real program on a free port with a demo practice made for this one test. */
export async function startPractice() {
  for (const needed of [program, join(app, 'index.html')])
    if (!existsSync(needed)) throw new Error(`${needed} is not there. Build it first: ./run --build`);
  const folder = await mkdtemp(join(tmpdir(), 'cairn-journey-'));
  const places = ['--data', join(folder, 'demo'), '--app', app, '--catalog', join(root, 'catalog')];
  const child = spawn(program, ['demo', '--port', '0', '--no-open', ...places], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += text));
  child.stderr.on('data', (text) => (said.err += text));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', () => {
      const ready = /^ready (\S+)$/m.exec(said.out);
      if (ready) resolve(ready[1]);
    });
    void ended.then((code) => reject(new Error(`The practice did not start (${code}):\n${said.err}`)));
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
