// SPDX-License-Identifier: Apache-2.0
// Makes docs/screenshot.png for the README from the demo practice: a client's phone beside a therapist's desk, both on
// the same goal. Run after a build: node ui/e2e/readme-screenshot.mjs
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Device, enterAs, openBrowser } from './harness/device.mjs';
import { projectRoot, startPractice } from './harness/practice.mjs';

const practice = await startPractice();
const browser = await openBrowser();
try {
  const tom = await Device.open(browser, practice.url, { width: 390, height: 800 });
  await enterAs(tom, 'Tom Brandt');
  await tom.walk('/goals');
  await tom.page.locator('.goal-list a').first().click();
  await tom.heading('Story');
  const ana = await Device.open(browser, practice.url, { width: 1240, height: 800 });
  await enterAs(ana, 'Ana Duarte');
  await ana.walk(`/clients/${await ana.recordOf('Tom Brandt')}`);
  await ana.heading(/^Since last time/);
  const pictures = [];
  for (const device of [tom, ana]) {
    await device.page.evaluate(() => document.fonts.ready);
    pictures.push((await device.page.screenshot()).toString('base64'));
  }
  const page = await browser.newPage({ viewport: { width: 1750, height: 900 } });
  await page.setContent(`<body style="margin:0;background:#e7e2da"><div style="display:flex;gap:40px;padding:40px;width:max-content">
    ${pictures.map((one) => `<img src="data:image/png;base64,${one}" style="border-radius:18px;box-shadow:0 8px 30px #0003">`).join('')}
  </div></body>`);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  const picture = await page.locator('div').screenshot();
  await writeFile(join(projectRoot, 'docs/screenshot.png'), picture);
  console.log(`docs/screenshot.png, ${Math.round(picture.length / 1024)} KiB`);
} finally {
  await browser.close();
  await practice.stop();
}
