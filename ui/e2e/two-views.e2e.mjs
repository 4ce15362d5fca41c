// SPDX-License-Identifier: Apache-2.0
// What Ana suggests stays a suggestion until Aisha takes it; and both rate one goal by five levels, side by side.
import assert from 'node:assert/strict';
import { desk, enterAs, phone, until } from './harness/device.mjs';
import { story } from './harness/story.mjs';

const tale = story();
const { chapter } = tale;
let aisha, ana, record, goal, own;

/** The newest body of one entry, as the clinic has it. */
const newest = async (id) => (await aisha.entries(record)).filter((entry) => entry.id === id).at(-1)?.body;
const onDesk = () => ana.page.getByRole('article', { name: own });

chapter('Ana suggests other words; Aisha sees both wordings and her own stay', async () => {
  aisha = await tale.device(phone);
  ana = await tale.device(desk);
  await enterAs(aisha, 'Aisha Karim');
  await enterAs(ana, 'Ana Duarte');
  record = await aisha.ownRecord();
  const all = (await ana.entries(record)).filter((entry) => entry.kind === 'goal');
  const last = new Map(all.map((entry) => [entry.id, entry.body]));
  [goal, { words: own }] = [...last].find(([, body]) => body.state === 'active' && body.horizon === 'short_term') ?? [...last].find(([, body]) => body.state === 'active');
  await ana.walk(`/clients/${record}/goals#goal-${goal}`);
  await onDesk().getByRole('button', { name: 'Suggest', exact: true }).click();
  await ana.write('Your wording', 'Say what I need, in one short line');
  await ana.write('Why, in one line', 'You said short lines are easier');
  await ana.tap('Send suggestion');

  await aisha.walk(`/goals/${goal}`);
  await aisha.heading('Ana suggests');
  await aisha.sees('Your words');
  await aisha.sees('Say what I need, in one short line');
  assert.equal(await aisha.page.locator('.two-words').getByText(own, { exact: true }).count(), 1);
  assert.equal((await newest(goal)).words, own, 'her words stand until she takes others');
});

chapter('she takes them: her old words are in the story, and it waits for Ana’s yes', async () => {
  await aisha.tap('Use these words');
  await aisha.sees('Taken. Your old words are in the story.');
  await until('the new words are with the clinic', async () => (await newest(goal)).words === 'Say what I need, in one short line');
  const body = await newest(goal);
  assert.equal(body.state, 'shaping');
  assert.equal(body.words_by, 'therapist');
  assert.ok((await aisha.page.locator('.story').innerText()).includes(`Before: “${own}”`));
  const suggestion = (await aisha.entries(record)).filter((entry) => entry.kind === 'suggestion' && entry.about === goal).at(-1);
  assert.equal(suggestion.body.answer, 'accepted');
  own = body.words;
  await onDesk().getByRole('button', { name: 'I agree to these words' }).click();
  await aisha.sees('You and Ana have both agreed this goal. You can change it at any time.');
  await aisha.tap('Start with it');
});

chapter('a suggestion she does not want changes nothing', async () => {
  await onDesk().getByRole('button', { name: 'Suggest', exact: true }).click();
  await ana.write('Your wording', 'Speak up at every meeting');
  await ana.tap('Send suggestion');
  await aisha.sees('Speak up at every meeting');
  await aisha.tap('Keep mine');
  await aisha.sees('Kept as it was.');
  await until('the answer is with the clinic', async () =>
    (await aisha.entries(record)).filter((entry) => entry.kind === 'suggestion').at(-1).body.answer === 'declined');
  assert.equal((await newest(goal)).words, own);
});

chapter('five levels are written first, agreed by both, then rated side by side with a T score', async () => {
  await aisha.walk(`/goals/${goal}/levels`);
  await aisha.heading('Five levels');
  const levels = ['I say nothing', 'I say it afterwards', 'I say one line', 'I say it and stay', 'I say it without planning'];
  const names = ['-2 · Much less than hoped', '-1 · A bit less than hoped', '0 · As hoped', '+1 · More than hoped', '+2 · Much more than hoped'];
  for (const [index, name] of names.entries()) await aisha.write(name, levels[index]);
  await aisha.tap('Save the levels');
  await aisha.sees('Waiting for Ana');

  const levelsOnDesk = onDesk().getByRole('region', { name: /^Five levels/ });
  await levelsOnDesk.getByText('I say one line').waitFor();
  await levelsOnDesk.getByText('Rating begins when both of you have said yes to the levels.').waitFor();
  await levelsOnDesk.getByRole('button', { name: 'I agree to these levels' }).click();
  await aisha.sees('Both of you said yes. The levels stand now.');

  await aisha.tap(aisha.choice('Which level fits today?', '+1'));
  await aisha.tap('Save my level');
  await levelsOnDesk.getByText('Aisha: 60').waitFor();
  await levelsOnDesk.locator('label').filter({ hasText: /^0$/ }).click();
  await levelsOnDesk.getByText('Ana: 50').waitFor();
  await aisha.sees(/Over 1 goal your score is 60\. 50 is "as hoped"\./);
  const row = (words) => aisha.page.getByRole('row').filter({ hasText: words });
  await row('I say one line').getByText('●').waitFor();
  await row('I say it and stay').getByText('●').waitFor();
});

tale.end();
