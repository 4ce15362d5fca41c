// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { desk, phone } from './device.mjs';
import { screensFolder } from './practice.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What no screen of ours says about anybody (AC-G14 and the list of words to leave out). */
const forbidden =
  /\b(fail(ed|s|ure|ures)?|missed|overdue|non-?complian(t|ce)|streaks?|relapsed?|lost progress|deteriorat\w+|abandoned|non-?response|maladaptive|skipped|attendance|S\.?O\.?S)\b/i;

/** Rules that colours can break; in the dark only these are asked again. */
const colourRules = ['color-contrast', 'link-in-text-block'];

async function axeFinds(page, rules) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const options = rules ? { runOnly: { type: 'rule', values: rules } } : {};
  const found = await page.evaluate(async (how) => {
    const { violations } = await globalThis.axe.run(document, { ...how, resultTypes: ['violations'] });
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} (${node.failureSummary})`));
  }, options);
  return found;
}

async function sideways(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].find((one) => one.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} px wide on a screen of ${clientWidth}: ${wide?.tagName}.${wide?.className} “${wide?.textContent?.slice(0, 60)}”`];
  });
}

/** Text is drawn, fonts are there, nothing is still being fetched for this screen. */
async function settled(page) {
  await page.locator('main, [role=main]').first().waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });
  await page.locator('.ui-skeleton').first().waitFor({ state: 'detached' });
}

/**
 * Looks at the screen that stands there now, as people with different eyes, hands and devices would: on a phone and a
 * desk, light and dark, by axe; as narrow as 320 pixels without scrolling sideways; its words; its way to help.
 * Returns what is wrong, and leaves pictures of it where `shots` names them.
 */
export async function faultsOf(device, name, { client = true, shots, text } = {}) {
  const { page } = device;
  const faults = [];
  const note = (where, found) => faults.push(...found.map((one) => `${name}, ${where}: ${one}`));
  await settled(page);
  for (const [size, at] of [[phone, '390'], [desk, '1440']]) {
    await page.setViewportSize(size);
    for (const dark of [false, true]) {
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      await settled(page);
      note(`${at} ${dark ? 'dark' : 'light'}`, await axeFinds(page, dark ? colourRules : undefined));
      if (shots) {
        await mkdir(screensFolder, { recursive: true });
        await page.screenshot({ path: join(screensFolder, `${shots}-${at}-${dark ? 'dark' : 'light'}.png`), fullPage: true });
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    note(at, await sideways(page));
  }
  await page.setViewportSize({ width: 320, height: 700 });
  await settled(page);
  note('320', await sideways(page));
  await page.setViewportSize(phone);
  if (client && !(await page.getByRole('link', { name: 'Get help now' }).first().isVisible())) note('390', ['no way to help']);
  const word = forbidden.exec(text ?? (await device.visibleText()));
  if (word) note('words', [`it says “${word[0]}”`]);
  return faults;
}

export function assertNone(faults) {
  assert.equal(faults.length, 0, `${faults.length} faults:\n${faults.join('\n')}`);
}
