// SPDX-License-Identifier: Apache-2.0
// Maya and Ana take one goal from Maya's first words to reached, each in their own browser.
import assert from 'node:assert/strict';
import { desk, enterAs, phone, until } from './harness/device.mjs';
import { seenSoon } from './harness/live.mjs';
import { story } from './harness/story.mjs';

const tale = story();
const { chapter } = tale;
let maya, ana, record, goal;

/** The newest version of Maya's goal, as the server has it. */
const stored = async () => (await maya.entries(record)).filter((entry) => entry.id === goal).at(-1)?.body;
const storedAs = (what, fits) => until(what, async () => fits(await stored()));

const openGoal = async () => {
  await maya.walk(`/goals/${goal}`);
  await maya.heading('Story');
};

chapter('Maya answers one question and keeps it as an idea that only she can see', async () => {
  maya = await tale.device({ ...phone, daysBack: 9 });
  ana = await tale.device({ ...desk, daysBack: 9 });
  await enterAs(maya, 'Maya Osei');
  await maya.tap('Answer one question');
  await maya.write('Your words', 'I want mornings that do not feel so heavy');
  await maya.tap('Save and go on');
  await maya.heading('Your words are kept');
  await maya.tap('Make it an idea');
  await maya.tap('See my ideas');
  await maya.tap('I want mornings that do not feel so heavy');
  await maya.sees('This is an idea. It needs no date and no plan.');
  goal = new URL(maya.page.url()).pathname.split('/').at(-1);
  record = await maya.ownRecord();
  await storedAs('the idea is with the clinic', (body) => body?.state === 'idea');

  await enterAs(ana, 'Ana Duarte');
  const seen = await ana.entries(record);
  assert.equal(seen.some((entry) => entry.id === goal || entry.kind === 'reflection'), false);
});

chapter('she shares it, and Ana finds it when she begins a goal with her', async () => {
  await maya.tap(maya.page.getByRole('button', { name: /^Who can see this:/ }).first());
  await maya.tap(maya.page.getByRole('menuitemradio', { name: 'Ana and me' }));
  await maya.tap('Share with Ana');
  await ana.walk(`/clients/${record}`);
  await ana.heading('Maya Osei');
  await ana.tap('New goal together');
  await ana.tap('Begin with “I want mornings that do not feel so heavy”');
  await ana.heading('I want mornings that do not feel so heavy');
  await ana.sees('This goal is Maya’s own. You can suggest other words.');
});

chapter('both word it, each on their own device, and see each other’s edits within two seconds', async () => {
  await maya.tap('Today');
  await maya.heading('Ana is ready to work on this with you');
  await maya.tap('Join');
  await maya.sees('You and Ana both see this.');
  await ana.sees(/Maya is here too/);

  await maya.tap('Change the words');
  await seenSoon('Maya’s words on Ana’s screen',
    ['Lighter mornings', 'I want lighter mornings', 'Mornings that feel lighter'].map((words) => ({
      deed: () => maya.write('The goal in words', words),
      seen: () => ana.heading(words),
    })),
  );
  await maya.tap('Done');

  await ana.tap('Suggest other words');
  await seenSoon('Ana’s suggestion on Maya’s screen',
    ['Get up with less weight', 'Mornings I can start gently', 'Start three mornings a week gently'].map((words) => ({
      deed: () => ana.write('Your suggestion', words),
      seen: () => maya.sees(words),
    })),
  );
  await maya.sees('Ana suggests');
  await maya.heading('Mornings that feel lighter');
  await maya.tap('Take these words');
  await ana.heading('Start three mornings a week gently');
});

chapter('a first step, and the two yes marks that make it agreed', async () => {
  await maya.write('Something small enough to do', 'Open the curtains before the phone');
  await maya.page.keyboard.press('Tab');
  await ana.page.getByLabel('Something small enough to do').waitFor();
  await until('the step is on Ana’s screen', async () =>
    (await ana.field('Something small enough to do').inputValue()) === 'Open the curtains before the phone');
  await maya.tap(maya.cell('How likely is this?', 8));

  // Taking Ana's words was Maya's yes to them; Ana's own is still open.
  await ana.sees('Maya has said yes');
  await maya.sees('Waiting for Ana');
  await storedAs('only one yes stands', (body) => body.state === 'shaping' && body.agreed_by.length === 1);
  await ana.tap('I agree');
  await maya.sees('You and Ana have both agreed this goal. You can change it at any time.');
  await ana.sees('You and Maya have both agreed this goal. You can change it at any time.');
  await maya.tap('Close Together view');
  await ana.tap('Close Together view');
  await maya.tap('Start with it');
  await storedAs('it is being worked on', (body) => body.state === 'active');
});

chapter('a little better is said once: 3, then 4 twice', async () => {
  const rate = async (daysBack, value) => {
    await maya.turnTo(daysBack);
    await openGoal();
    await maya.tap('Mark where I am');
    await maya.tap(maya.cell(/Where are you with this/, value));
    await maya.tap('Save this mark');
    return maya.page.getByRole('status').filter({ hasText: /Saved\.|A little better counts/ }).first().textContent();
  };
  assert.equal(await rate(8, 3), 'Saved.');
  assert.equal(await rate(7, 4), 'Saved.');
  assert.equal(await rate(6, 4), 'A little better counts. You moved from 3 to 4.');
  await maya.tap('Close');
  assert.equal(await rate(5, 4), 'Saved.');
});

chapter('it gets harder: nothing is lowered, and Ana learns nothing that she is not told', async () => {
  const ratings = async () => (await maya.entries(record)).filter((entry) => entry.kind === 'goal_rating').length;
  await until('all four marks are with the clinic', async () => (await ratings()) === 4);
  const before = await stored();
  await openGoal();
  await maya.tap('This got harder');
  await maya.tap('Sleep');
  await maya.tap('Save');
  await maya.sees('Saved. We will ask in 3 days how it is.');
  await maya.sees('Harder now');
  await until('the hard spell is with the clinic', async () => (await maya.entries(record)).some((entry) => entry.kind === 'setback'));
  const now = await stored();
  assert.equal(now.state, before.state);
  assert.deepEqual(now.agreed_by, before.agreed_by);
  assert.equal(await ratings(), 4);

  await ana.walk(`/clients/${record}`);
  await ana.heading(/^Since last time/);
  const seen = await ana.entries(record);
  assert.equal(seen.some((entry) => entry.kind === 'setback' || entry.body.harder_now === true), false, 'Ana was not told');
  assert.doesNotMatch(await ana.visibleText(), /harder/i);
});

chapter('three days later Today asks once whether it has eased', async () => {
  await maya.turnTo(2);
  await maya.walk('/');
  await maya.heading(/^Has it eased\?/);
  await maya.tap('Yes, it is steadier');
  await maya.write('What helped?', 'A slow breakfast');
  await maya.tap('Save');
  await maya.walk('/');
  await maya.heading('This week');
  await maya.page.getByRole('heading', { name: /^Has it eased\?/ }).waitFor({ state: 'detached' });
});

chapter('F13: a step is done in at most 4 touches', async () => {
  await maya.turnTo(0);
  await ana.turnTo(0);
  await maya.walk('/goals');
  await maya.heading('Goals');
  maya.startCounting();
  await maya.tap('Today');
  await maya.tap(maya.page.getByRole('link', { name: 'Open the curtains before the phone' }));
  await maya.tap('Done');
  await maya.tap('Save');
  assert.ok(maya.taps <= 4, `${maya.taps} touches`);
  await maya.sees('Saved. You did this step.');
});

chapter('F7: “This got harder” in at most 5 touches, with what helped before; told, Ana sees it', async () => {
  await openGoal();
  maya.startCounting();
  await maya.tap('This got harder');
  await maya.sees('A slow breakfast');
  await maya.tap('Work');
  await maya.tap(maya.choice('Tell Ana?', 'Yes, Ana can see this'));
  await maya.tap('Save');
  assert.ok(maya.taps <= 5, `${maya.taps} touches`);
  await ana.walk(`/clients/${record}`);
  await ana.sees(/harder/i);
});

chapter('Maya changes the words with a reason; it is shaped and agreed again', async () => {
  await openGoal();
  await maya.tap('Change the words');
  await maya.write('My words', 'Start most mornings gently');
  await maya.write('Why do you change it?', 'Three was too strict a number');
  await maya.tap('Save the new words');
  await storedAs('it is being shaped again', (body) => body.state === 'shaping');
  await maya.sees('Waiting for Ana');
  await ana.walk(`/clients/${record}/goals`);
  await ana.tap('I agree to these words');
  await storedAs('it is agreed again', (body) => body.state === 'agreed' && body.agreed_by.length === 2);
  await maya.tap('Start with it');
});

chapter('she says it is good enough, and what did it; she keeps it up', async () => {
  await openGoal();
  await maya.tap('This is good enough');
  await maya.write('What did it? What helped you get here?', 'Light first, then breakfast');
  await maya.tap('Mark it as reached');
  await maya.tap('Keep going');
  await storedAs('it is kept up', (body) => body.state === 'keeping_going');
});

chapter('the story tells all of it in plain words', async () => {
  await openGoal();
  const told = await maya.page.locator('.story').innerText();
  for (const line of [
    'You wrote this down.',
    'Ana brought it to shape it together.',
    'Both agreed.',
    'It began.',
    'A little better: from 3 to 4.',
    'It got harder.',
    'It eased after 3 days. What helped: A slow breakfast.',
    'Step done: Open the curtains before the phone',
    'You changed the words because: Three was too strict a number Before: “Start three mornings a week gently”',
    'Reached. What did it: Light first, then breakfast',
    'Reached, and kept up.',
  ])
    assert.ok(told.includes(line), `the story does not say “${line}”:\n${told}`);
});

tale.end();
