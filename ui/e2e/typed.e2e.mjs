// SPDX-License-Identifier: Apache-2.0
// Nothing typed is ever lost: not by a killed browser, not by a session that runs out in the middle of a sentence.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { Device, enterAs, phone, until } from './harness/device.mjs';
import { plainTextOnDevice } from './harness/storage.mjs';
import { story } from './harness/story.mjs';

const tale = story();
const { chapter } = tale;
const folder = await mkdtemp(join(tmpdir(), 'cairn-killed-'));
after(async () => {
  await device?.context.close().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

/** The words must lie on the device within this time of the last key. */
const withinMs = 1000;
let device, goal;

const places = () => [
  [`/goals/${goal}/rate`, undefined],
  [`/goals/${goal}/harder`, undefined],
  [`/goals/${goal}/change`, 'My words'],
  ['/topics', 'What would you like to talk about?'],
];
const boxOn = (label) => (label ? device.field(label).first() : device.page.locator("main textarea").last());
const wordsFor = (path) => `zephyrine on ${path.split('/').at(-1)}`;

async function open() {
  device = await Device.openIn(folder, tale.url, phone);
  tale.devices.push(device);
}

chapter('a browser that is killed a second after the last key gives every word back', async () => {
  await open();
  await enterAs(device, 'Elif Demir');
  const entries = await device.entries(await device.ownRecord());
  goal = entries.findLast((entry) => entry.kind === 'goal' && entry.body.state === 'active').id;
  for (const [path, label] of places()) {
    await device.walk(path);
    await boxOn(label).waitFor();
    await boxOn(label).fill(wordsFor(path));
    await new Promise((resolve) => setTimeout(resolve, withinMs));
    await device.kill();
    await open();
    await device.go(path);
    // The browser may have been killed before it kept its cookie; then the way back leads through the door.
    if ((await device.api('/api/me')).status === 401) await enterAs(device, 'Elif Demir');
    await boxOn(label).waitFor();
    assert.equal(await boxOn(label).inputValue(), wordsFor(path), path);
    await device.sees('Saved on this device');
  }
  assert.deepEqual(await plainTextOnDevice(device, ['zephyrine']), []);
});

chapter('a session that ends in the middle of a sentence brings one back to it', async () => {
  await device.walk('/goals/new');
  await device.write('What do you want? Use your own words.', 'To finish this sen');
  // The session runs out: the next answer of the clinic says so, whatever is being typed.
  await device.context.clearCookies();
  await device.page.evaluate(() => dispatchEvent(new Event('online')));
  await device.page.getByRole('heading', { name: /Sign in|Choose a person/ }).waitFor();
  assert.doesNotMatch(await device.visibleText(), /finish this sen/);
  await enterAs(device, 'Elif Demir');
  await until('the sentence is there again', async () =>
    (await device.field('What do you want? Use your own words.').inputValue()) === 'To finish this sen',
  );
});

chapter('the line says where the words are at each moment', async () => {
  await device.shellKept();
  await device.walk(`/goals/${goal}/change`);
  await device.write('My words', 'Words that travel');
  await device.sees('Saved on this device');
  await device.context.setOffline(true);
  await device.tap('Save the new words');
  await device.heading('Story');
  const toast = device.page.getByRole('region', { name: 'Messages' });
  await toast.getByText('Saved on this device').first().waitFor();
  await device.walk(`/goals/${goal}/change`);
  await device.field('My words').waitFor();
  await device.sees('Saved on this device');
  await device.context.setOffline(false);
  await device.sees('Saved with your clinic');
});

tale.end();
