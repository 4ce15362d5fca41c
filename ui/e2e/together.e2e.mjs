// SPDX-License-Identifier: Apache-2.0
// Ana and Tom make a goal in one session, each on their own device; later Tom decides who sees it.
import assert from 'node:assert/strict';
import { desk, enterAs, phone, until } from './harness/device.mjs';
import { seenSoon } from './harness/live.mjs';
import { story } from './harness/story.mjs';

const tale = story();
const { chapter } = tale;
let tom, ana, record, goal;

/** Moves on with the Tab key, as hands on a keyboard do, until the field has the focus. */
async function tabTo(device, field) {
  for (let step = 0; step < 60; step += 1) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await device.page.keyboard.press('Tab');
  }
  assert.fail('the Tab key does not reach the field');
}

chapter('F3: a goal from the first word to agreed in at most 11 clicks, on both devices together', async () => {
  tom = await tale.device(phone);
  ana = await tale.device(desk);
  await enterAs(tom, 'Tom Brandt');
  await enterAs(ana, 'Ana Duarte');
  record = await tom.ownRecord();
  await ana.walk(`/clients/${record}`);
  await ana.heading('Tom Brandt');
  tom.startCounting();
  ana.startCounting();

  await ana.tap('New goal together');
  const words = ana.page.getByRole('main').getByRole('textbox').first();
  await until('the field is ready to type', () => words.evaluate((element) => element === document.activeElement));
  await ana.page.keyboard.type('Take the tram to work without dread');
  await ana.tap('Begin with these words');
  await ana.heading('Take the tram to work without dread');
  goal = new URL(ana.page.url()).pathname.split('/').at(-1);

  await tom.tap('Join');
  await tom.heading('Take the tram to work without dread');

  await ana.tap('Yes, it fits');
  await ana.tap(ana.page.getByRole('group', { name: 'Area' }).getByRole('button').first());
  await ana.tap(ana.choice('How far ahead?', 'Next months'));
  await ana.tap(ana.cell(/^Where is it now/, 3));
  await tabTo(ana, ana.field('Something small enough to do'));
  await ana.page.keyboard.type('Ride one stop with a friend');
  await ana.tap(ana.page.getByRole('group', { name: 'When?' }).getByRole('button', { name: 'Tomorrow' }));
  await ana.tap(ana.cell('How likely is this?', 8));

  await ana.tap('I agree');
  await tom.sees('Ana has said yes');
  await tom.tap('I agree');
  await ana.sees('You and Tom have both agreed this goal. You can change it at any time.');
  await tom.sees('You and Ana have both agreed this goal. You can change it at any time.');
  assert.ok(ana.taps + tom.taps <= 11, `${ana.taps} clicks for Ana and ${tom.taps} for Tom`);

  const body = await until('it is agreed at the clinic', async () => {
    const newest = (await tom.entries(record)).filter((entry) => entry.id === goal).at(-1)?.body;
    return newest?.state === 'agreed' && newest;
  });
  assert.equal(body.agreed_by.length, 2);
  assert.equal(body.horizon, 'short_term');
  assert.equal(body.areas.length, 1);
});

chapter('it stands on both Goals screens at once', async () => {
  await tom.tap('Close Together view');
  await ana.tap('Close Together view');
  await tom.walk('/goals');
  await tom.heading('Take the tram to work without dread');
  await tom.sees(/Ride one stop with a friend/);
  await ana.heading('Take the tram to work without dread');
});

chapter('what both type at once comes together, and Ana can take her last deed back', async () => {
  await ana.walk(`/clients/${record}`);
  await ana.tap('New goal together');
  const first = ana.page.getByRole('main').getByRole('textbox').first();
  await first.fill('Sit in a meeting');
  await ana.tap('Begin with these words');
  await ana.heading('Sit in a meeting');
  await tom.walk('/');
  await tom.tap('Join');
  await tom.tap('Change the words');
  await seenSoon(
    'Tom’s words on Ana’s screen',
    ['Sit through a meeting', 'Sit through one meeting', 'Sit through one whole meeting'].map((words) => ({
      deed: () => tom.write('The goal in words', words),
      seen: () => ana.heading(words),
    })),
  );
  await tom.tap('Done');
  await ana.tap('Change the words');
  await seenSoon(
    'Ana’s words on Tom’s screen',
    ['Sit through one whole meeting a week', 'Sit through one team meeting a week'].map((words) => ({
      deed: () => ana.write('The goal in words', words),
      seen: () => tom.heading(words),
    })),
  );
  await ana.tap('Done');
  await ana.tap('Undo');
  await tom.heading('Sit through one whole meeting a week');
});

chapter('F12: he makes a goal his own again in 3 touches, and it leaves Ana’s screen', async () => {
  await tom.tap('Close Together view');
  await ana.tap('Close Together view');
  await ana.walk(`/clients/${record}/goals`);
  await ana.heading('Take the tram to work without dread');
  await tom.walk(`/goals/${goal}`);
  await tom.heading('Story');
  const chip = tom.page.getByRole('button', { name: /^Who can see this:/ }).first();
  const choose = async (choice, confirm) => {
    tom.startCounting();
    await tom.tap(chip);
    await tom.tap(tom.page.getByRole('menuitemradio', { name: choice }));
    await tom.tap(confirm);
    assert.ok(tom.taps <= 3, `${tom.taps} touches`);
  };
  const onHerScreen = ana.page.getByRole('heading', { name: 'Take the tram to work without dread' });
  await seenSoon('what Tom shares or not, on Ana’s screen', [
    { deed: () => choose('Only me', 'Make it only mine'), seen: () => onHerScreen.waitFor({ state: 'detached' }) },
    { deed: () => choose('Ana and me', 'Share with Ana'), seen: () => onHerScreen.first().waitFor() },
    { deed: () => choose('Only me', 'Make it only mine'), seen: () => onHerScreen.waitFor({ state: 'detached' }) },
  ]);
  const left = (await ana.entries(record)).filter((entry) => entry.id === goal || entry.about === goal);
  assert.deepEqual(left, [], 'nothing of it comes from the clinic any more');
  await ana.page.reload();
  await ana.heading('Tom Brandt');
  assert.doesNotMatch(await ana.visibleText(), /tram|Ride one stop/);
});

tale.end();
