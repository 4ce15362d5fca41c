// SPDX-License-Identifier: Apache-2.0
// Without a mouse: a therapist opens the next record and its goals, and a client marks where they are.
import assert from 'node:assert/strict';
import { desk, enterAs, phone, until } from './harness/device.mjs';
import { story } from './harness/story.mjs';

const tale = story();
const { chapter } = tale;
let ana;

const focused = (device) => device.page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

/** Presses Tab until the thing with these words has the focus, and makes sure that the focus can be seen. */
async function tabTo(device, words) {
  for (let step = 0; step < 120; step += 1) {
    await device.page.keyboard.press('Tab');
    if ((await focused(device)) !== words) continue;
    const seen = await device.page.evaluate(() => {
      const looks = getComputedStyle(document.activeElement);
      return looks.outlineStyle !== 'none' || looks.boxShadow !== 'none';
    });
    assert.ok(seen, `the focus on “${words}” cannot be seen`);
    return;
  }
  assert.fail(`the Tab key does not reach “${words}”`);
}

chapter('the skip link comes first and leads past the places', async () => {
  ana = await tale.device(desk);
  await enterAs(ana, 'Ana Duarte');
  await ana.heading('Today');
  await ana.page.reload();
  await ana.heading('Today');
  await ana.page.keyboard.press('Tab');
  assert.equal(await focused(ana), 'Skip to content');
  await ana.page.keyboard.press('Enter');
  assert.equal(await ana.page.evaluate(() => document.activeElement.tagName), 'MAIN');
});

chapter('Enter opens the next client, Tab leads to the goals', async () => {
  await ana.page.evaluate(() => document.activeElement.blur());
  const next = ana.button(/Open next client/);
  if ((await next.count()) === 0) {
    // Late in the day nobody comes any more: the caseload is walked with j and opened with Enter.
    await tabTo(ana, 'Caseload');
    await ana.page.keyboard.press('Enter');
    await ana.heading('Caseload');
    await ana.page.locator('[data-row]').first().waitFor();
    await ana.page.evaluate(() => document.activeElement.blur());
    await ana.page.keyboard.press('j');
  }
  await ana.page.keyboard.press('Enter');
  await ana.heading(/^Since last time/);
  await tabTo(ana, 'Goals');
  await ana.page.keyboard.press('Enter');
  await until('the goals are open', () => ana.page.url().endsWith('/goals'));
  // Who comes next depends on the time of day, and may be new and have no goal yet.
  await ana.page.locator('a[aria-current=page]', { hasText: 'Goals' }).waitFor();
  await ana.button('New goal together').first().waitFor();
});

chapter('Ctrl-K finds a client by a few letters, and Escape closes what is open', async () => {
  await ana.page.keyboard.press('Control+k');
  await ana.page.keyboard.type('tom b');
  await ana.page.keyboard.press('Enter');
  await ana.heading('Tom Brandt');
  await ana.page.keyboard.press('Control+k');
  await ana.page.getByRole('dialog').waitFor();
  await ana.page.keyboard.press('Escape');
  await ana.page.getByRole('dialog').waitFor({ state: 'detached' });
});

chapter('a client marks where they are with the keyboard alone', async () => {
  const tom = await tale.device(phone);
  await enterAs(tom, 'Tom Brandt');
  await tom.page.reload();
  await tom.heading('Today');
  await tom.page.keyboard.press('Tab');
  assert.equal(await focused(tom), 'Skip to the main part');
  const record = await tom.ownRecord();
  const goal = (await tom.entries(record)).findLast((entry) => entry.kind === 'goal' && entry.body.state === 'active').id;
  await tom.walk(`/goals/${goal}`);
  await tom.heading('Story');
  await tabTo(tom, 'Mark where I am');
  await tom.page.keyboard.press('Enter');
  await tom.page.getByRole('group', { name: /Where are you with this/ }).waitFor();
  const scale = tom.page.locator('input[type=radio]').first();
  for (let step = 0; step < 20 && !(await scale.evaluate((cell) => cell === document.activeElement)); step += 1)
    await tom.page.keyboard.press('Tab');
  await tom.page.keyboard.press('Space');
  await tom.page.keyboard.press('ArrowRight');
  await tom.page.keyboard.press('ArrowRight');
  await tabTo(tom, 'Save this mark');
  await tom.page.keyboard.press('Enter');
  await tom.heading('Story');
  await until('the mark is with the clinic', async () =>
    (await tom.entries(record)).some((entry) => entry.kind === 'goal_rating' && entry.about === goal && entry.body.value === 2),
  );
});

tale.end();
