// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** How long a condition may take on a busy machine before the journey gives up. */
const patience = Number(process.env.CAIRN_PATIENCE_MS ?? 30_000);

const how = { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags.split(' ') };

export function openBrowser() {
  return chromium.launch(how);
}

export const phone = { width: 390, height: 844 };
export const desk = { width: 1440, height: 900 };

/** The network's own noise; whatever else the console calls an error is a fault of the app. */
const noise = /Failed to load resource|net::ERR_|ERR_INTERNET_DISCONNECTED/;

/** Puts the page's clock so many days back. Only the past can be played: the server takes nothing from the future. */
function turnClock(daysBack) {
  const Real = globalThis.RealDate ?? Date;
  globalThis.RealDate = Real;
  const shift = -daysBack * 86_400_000;
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + shift);
      else super(...given);
    }
    static now() {
      return Real.now() + shift;
    }
  };
}

const looks = (size, dark) => ({
  viewport: { width: size.width ?? phone.width, height: size.height ?? phone.height },
  colorScheme: dark ? 'dark' : 'light',
  reducedMotion: 'reduce',
  locale: 'en-GB',
});

/** The processes of the browser that keeps its storage in this folder. */
async function processesOf(folder) {
  const found = [];
  for (const name of (await readdir('/proc')).filter((one) => /^\d+$/.test(one))) {
    const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (line.includes(`--user-data-dir=${folder}`)) found.push(Number(name));
  }
  return found;
}

/** One person's browser on one device: its own cookies, storage and window. It counts what a hand does. */
export class Device {
  /** Touches and clicks since `startCounting`. */
  taps = 0;
  faults = [];

  static async open(browser, url, { daysBack = 0, dark = false, keepsShell = true, ...size } = phone) {
    const device = new Device();
    device.url = url;
    device.context = await browser.newContext({ ...looks(size, dark), serviceWorkers: keepsShell ? 'allow' : 'block' });
    device.context.setDefaultTimeout(patience);
    if (daysBack > 0) await device.context.addInitScript(turnClock, daysBack);
    device.watch(await device.context.newPage());
    return device;
  }

  /** A browser of its own whose storage lies in `folder`, so that it can be killed and started again. */
  static async openIn(folder, url, size = phone) {
    const device = new Device();
    device.url = url;
    device.folder = folder;
    device.context = await chromium.launchPersistentContext(folder, { ...how, ...looks(size, false) });
    device.context.setDefaultTimeout(patience);
    device.watch(device.context.pages()[0] ?? (await device.context.newPage()));
    return device;
  }

  /** Kills this device's browser as a power cut or an empty battery would: nothing in it is told beforehand. */
  async kill() {
    const gone = new Promise((resolve) => this.context.once('close', resolve));
    for (const pid of await processesOf(this.folder)) process.kill(pid, 'SIGKILL');
    await gone;
    // The lock of a browser that was killed stands in the way of the next one.
    await rm(join(this.folder, 'SingletonLock'), { force: true });
  }

  watch(page) {
    this.page = page;
    page.on('pageerror', (error) => this.faults.push(`${error.stack ?? error}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !noise.test(message.text())) this.faults.push(message.text());
    });
  }

  /** Another tab or window of the same browser. */
  async newTab() {
    this.watch(await this.context.newPage());
    return this.page;
  }

  /** Lets the days go by: from now on the page's clock stands so many days back. */
  async turnTo(daysBack) {
    await this.context.addInitScript(turnClock, daysBack);
    await this.page.evaluate(turnClock, daysBack);
  }

  async close() {
    await this.context.close();
    assert.deepEqual(this.faults, [], 'the browser console reported faults');
  }

  startCounting() {
    this.taps = 0;
  }

  async tap(target) {
    const locator = typeof target === 'string' ? this.button(target) : target;
    await locator.click();
    this.taps += 1;
  }

  /** A button or link by its whole name. */
  button(name) {
    const options = { name, exact: typeof name === 'string' };
    return this.page.getByRole('button', options).or(this.page.getByRole('link', options));
  }

  /** One of several choices that stand side by side; the mark in the picture is what a hand touches. */
  choice(group, name) {
    return this.page
      .getByRole('radiogroup', { name: group })
      .or(this.page.getByRole('group', { name: group }))
      .locator('label')
      .filter({ hasText: name });
  }

  /** A number on a scale from 0 to 10. */
  cell(group, value) {
    return this.page
      .getByRole('group', { name: group })
      .locator('label')
      .filter({ has: this.page.locator(`input[value="${value}"]`) });
  }

  field(label) {
    return this.page.getByLabel(label, { exact: typeof label === 'string' });
  }

  text(words) {
    return this.page.getByText(words, { exact: typeof words === 'string' });
  }

  async write(label, words) {
    await this.field(label).fill(words);
  }

  async sees(words) {
    await this.text(words).filter({ visible: true }).first().waitFor();
  }

  async seesNot(words) {
    await this.text(words).filter({ visible: true }).first().waitFor({ state: 'detached' });
  }

  async go(path) {
    await this.page.goto(this.url + path);
  }

  /** Walks there inside the app, without loading anew. */
  async walk(path) {
    await this.page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
    }, path);
  }

  /** Waits until the app's own files are on the device, so that it can start without a network. */
  async shellKept() {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  }

  async heading(name) {
    await this.page.getByRole('heading', { name, exact: typeof name === 'string' }).filter({ visible: true }).first().waitFor();
  }

  /** Everything a reader of this screen can see or hear. */
  visibleText() {
    return this.page.evaluate(() => {
      const named = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
        ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
      );
      return [document.title, document.body.innerText, ...named].join('\n');
    });
  }

  /** What the server has, asked with this person's own session. */
  async api(path) {
    const answer = await this.context.request.get(this.url + path);
    return { status: answer.status(), body: await answer.json() };
  }

  async entries(record) {
    return (await this.api(`/api/records/${record}/entries`)).body.entries;
  }

  async ownRecord() {
    const { body } = await this.api('/api/records');
    return body.records.find((record) => record.relationship === 'self' && record.sort === 'client').id;
  }

  /** The record of a client by name, as a therapist finds it. */
  async recordOf(name) {
    const { body } = await this.api('/api/records');
    const owner = (record) => record.people.find((person) => person.account === record.owner)?.name;
    return body.records.find((record) => record.sort === 'client' && owner(record) === name).id;
  }
}

/** Signs in the way the demo practice does it: by choosing a person. */
export async function enterAs(device, name, { ownDevice = true } = {}) {
  if (!device.page.url().startsWith(device.url)) await device.go('/');
  const person = device.page.getByRole('button', { name: `Enter as ${name}` });
  await person.waitFor();
  if (!ownDevice) await device.page.getByRole('checkbox').uncheck();
  await device.tap(person);
  await device.page.getByRole('navigation', { name: /^(Main places|Workspace)$/ }).waitFor();
}

/** Asks again and again until it is so. For what no element on the screen can tell. */
export async function until(what, holds) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await holds();
    if (answer) return answer;
    if (Date.now() > end) assert.fail(`It never came about: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Milliseconds from the deed until it can be seen. */
export async function timeUntil(deed, seen) {
  const start = performance.now();
  await deed();
  await seen();
  return performance.now() - start;
}
