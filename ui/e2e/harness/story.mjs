// SPDX-License-Identifier: Apache-2.0
import { after, before, test } from 'node:test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Device, openBrowser } from './device.mjs';
import { projectRoot, startPractice } from './practice.mjs';

const broken = join(projectRoot, 'build/journeys');

/**
 * One story on a practice of its own: chapters that follow each other, told by people who each have their own device.
 * When a chapter does not hold, those after it are not tried (unless they are loose and stand each for itself), and what each device showed is put into build/journeys.
 */
export function story({ loose = false, start = startPractice } = {}) {
  const tale = { devices: [], lost: false };
  before(async () => {
    tale.practice = await start();
    tale.browser = await openBrowser();
    tale.url = tale.practice.url;
  });
  after(async () => {
    await tale.browser?.close();
    await tale.practice?.stop();
  });
  /** A new browser for somebody. */
  tale.device = async (options) => {
    const device = await Device.open(tale.browser, tale.url, options);
    tale.devices.push(device);
    return device;
  };
  tale.chapter = (name, tell) =>
    test(name, async (context) => {
      if (tale.lost) return context.skip('an earlier chapter does not hold');
      try {
        await tell(context);
      } catch (error) {
        tale.lost = !loose;
        await Promise.all(tale.devices.map((device, index) => keep(device, `${name.replace(/\W+/g, '-').slice(0, 60)}-${index + 1}`)));
        throw error;
      }
    });
  /** The last chapter of every story. */
  tale.end = () =>
    tale.chapter('no browser reported a fault', async () => {
      for (const device of tale.devices) await device.close();
    });
  return tale;
}

async function keep(device, name) {
  await mkdir(broken, { recursive: true });
  await device.page.screenshot({ path: join(broken, `${name}.png`), timeout: 10_000 }).catch(() => undefined);
  const seen = await device.page.evaluate(() => `${location.href}\n\n${document.body.innerText}`).catch((error) => `${error}`);
  await writeFile(join(broken, `${name}.txt`), `${seen}\n\n${device.faults.join('\n')}\n`);
}
