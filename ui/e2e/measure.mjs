// SPDX-License-Identifier: Apache-2.0
// Measures the app in a real browser against the real program, and prints the table that stands in bench/README.md.
// Run by hand: node ui/e2e/measure.mjs
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Device, desk, enterAs, openBrowser, phone } from './harness/device.mjs';
import { appFolder, startPractice } from './harness/practice.mjs';

const edits = 50;
const starts = 10;
const opens = 20;

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
const spread = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: at(sorted, 0.5), p95: at(sorted, 0.95), worst: sorted.at(-1) };
};

/** The scripts that a page asks for until it stands, in bytes as they would travel with gzip. */
async function scripts(device, act) {
  const asked = new Set();
  const note = (request) => request.resourceType() === 'script' && asked.add(new URL(request.url()).pathname);
  device.page.on('request', note);
  await act();
  device.page.off('request', note);
  let bytes = 0;
  for (const path of asked) bytes += gzipSync(readFileSync(join(appFolder, path)), { level: 6 }).length;
  return bytes;
}

/** From the touch on a chip until the screen shows it on, in the page's own clock. */
async function ownEdits(device) {
  await device.walk('/questions');
  await device.write('Your words', 'To be measured');
  await device.tap('Save and go on');
  await device.button('This matters most to me').waitFor();
  return device.page.evaluate(async (count) => {
    const chip = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('This matters most to me'));
    const times = [];
    for (let edit = 0; edit < count; edit += 1) {
      const before = chip.getAttribute('aria-pressed');
      const shown = new Promise((resolve) => {
        const watch = new MutationObserver(() => {
          if (chip.getAttribute('aria-pressed') === before) return;
          watch.disconnect();
          resolve();
        });
        watch.observe(chip, { attributes: true });
      });
      const start = performance.now();
      chip.click();
      await shown;
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      times.push(performance.now() - start);
    }
    return times;
  }, edits);
}

/** From the start of the navigation, without a network, until the first own words stand there. */
async function offlineStarts(device) {
  await device.shellKept();
  await device.walk('/goals');
  await device.heading('Goals');
  await device.context.setOffline(true);
  const times = [];
  for (let start = 0; start < starts; start += 1) {
    await device.page.reload({ waitUntil: 'commit' });
    times.push(
      await device.page.evaluate(async () => {
        for (;;) {
          if (document.querySelector('.goal-list .goal-words')) return performance.now();
          await new Promise((drawn) => requestAnimationFrame(drawn));
        }
      }),
    );
  }
  await device.context.setOffline(false);
  return times;
}

/** A therapist's record: from the touch on the client's name until the strip stands there. */
async function recordOpens(device) {
  await device.walk('/caseload');
  await device.heading('Caseload');
  const times = [];
  for (let open = 0; open < opens; open += 1) {
    times.push(
      await device.page.evaluate(async (which) => {
        const names = [...document.querySelectorAll('tbody a, [data-row] a')];
        const start = performance.now();
        names[which % names.length].click();
        while (!document.querySelector('.ws-strip p')) await new Promise((drawn) => requestAnimationFrame(drawn));
        return performance.now() - start;
      }, open),
    );
    await device.walk('/caseload');
    await device.heading('Caseload');
  }
  return times;
}

/** A record opened by its address with nothing loaded before: the whole start of the workspace up to the strip. */
async function recordLoads(device) {
  const record = await device.recordOf('Tom Brandt');
  const times = [];
  for (let open = 0; open < starts; open += 1) {
    await device.page.goto(`${device.url}/clients/${record}`, { waitUntil: 'commit' });
    times.push(
      await device.page.evaluate(async () => {
        while (!document.querySelector('.ws-strip p')) await new Promise((drawn) => requestAnimationFrame(drawn));
        return performance.now();
      }),
    );
  }
  return times;
}

const practice = await startPractice();
const browser = await openBrowser();
try {
  const tom = await Device.open(browser, practice.url, phone);
  // The first visit: nothing is kept yet. The service worker fetches the rest later, in the background.
  const first = await scripts(tom, async () => {
    await tom.go('/');
    await tom.page.getByRole('button', { name: 'Enter as Tom Brandt' }).waitFor();
  });
  await enterAs(tom, 'Tom Brandt');
  const edit = spread(await ownEdits(tom));
  await tom.context.close();
  const lena = await Device.open(browser, practice.url, phone);
  await enterAs(lena, 'Lena Vogel');
  const offline = spread(await offlineStarts(lena));
  const ana = await Device.open(browser, practice.url, desk);
  await enterAs(ana, 'Ana Duarte');
  await ana.heading('Today');
  const open = spread(await recordOpens(ana));
  const load = spread(await recordLoads(ana));

  const ms = (value) => `${Math.round(value)} ms`;
  const line = (what, n, { p50, p95, worst }, aim) => `| ${what} | ${n} | ${ms(p50)} | ${ms(p95)} | ${ms(worst)} | ${aim} |`;
  console.log(`Script of the first load, gzip: ${(first / 1024).toFixed(1)} KiB (aim: at most 200)\n`);
  console.log('| what | times | p50 | p95 | worst | aim |\n|---|---|---|---|---|---|');
  console.log(line('own edit: touch to drawn', edits, edit, '100 ms'));
  console.log(line('start without a network: to own goals', starts, offline, '1000 ms'));
  console.log(line('therapist: touch on a client to strip', opens, open, '1000 ms'));
  console.log(line('therapist: a record by its address, to strip', starts, load, '1000 ms'));
} finally {
  await browser.close();
  await practice.stop();
}
