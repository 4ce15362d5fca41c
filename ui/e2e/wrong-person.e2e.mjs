// SPDX-License-Identifier: Apache-2.0
// Nobody gets into somebody else's record: not by haste, not by address, not by being a colleague.
import assert from 'node:assert/strict';
import { desk, enterAs, phone } from './harness/device.mjs';
import { story } from './harness/story.mjs';

const tale = story();
const { chapter } = tale;
let ana, tomsRecord, mayasRecord;

chapter('a note that is not saved does not come along to another client', async () => {
  ana = await tale.device(desk);
  await enterAs(ana, 'Ana Duarte');
  tomsRecord = await ana.recordOf('Tom Brandt');
  mayasRecord = await ana.recordOf('Maya Osei');
  await ana.walk(`/clients/${tomsRecord}`);
  await ana.heading('Tom Brandt');
  const note = ana.page.getByPlaceholder('What you want to have in mind');
  await note.fill('Ask how the tram went');
  await ana.page.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name: 'Today' }).click();
  await ana.heading('Your note about Tom is not saved');
  await ana.tap('Stay with Tom');
  await ana.heading('Tom Brandt');
  assert.equal(await note.inputValue(), 'Ask how the tram went');

  await ana.page.keyboard.press('Control+k');
  await ana.page.getByRole('combobox').fill('Maya');
  await ana.page.keyboard.press('Enter');
  await ana.heading('Your note about Tom is not saved');
  await ana.tap('Save and go on');
  await ana.heading('Maya Osei');
  assert.equal(await note.inputValue(), '');
  await ana.walk(`/clients/${tomsRecord}`);
  await ana.heading('Tom Brandt');
  assert.equal(await note.inputValue(), 'Ask how the tram went');
});

chapter('the browser’s own “back” does not get past the question either', async () => {
  await ana.page.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name: 'Caseload' }).click();
  await ana.heading('Caseload');
  await ana.page.getByRole('link', { name: 'Tom Brandt' }).click();
  await ana.heading('Tom Brandt');
  await ana.page.getByPlaceholder('What you want to have in mind').fill('Half a thought');
  await ana.page.goBack();
  await ana.heading('Your note about Tom is not saved');
  await ana.tap('Stay with Tom');
  await ana.heading('Tom Brandt');
  await ana.page.getByPlaceholder('What you want to have in mind').fill('Ask how the tram went');
});

chapter('a client who opens another person’s address gets a calm page and nothing else', async () => {
  const maya = await tale.device(phone);
  await enterAs(maya, 'Maya Osei');
  const tomsGoal = (await ana.entries(tomsRecord)).find((entry) => entry.kind === 'goal');
  for (const [address, calm] of [
    [`/clients/${tomsRecord}`, 'This page is not here, or not here any more.'],
    [`/goals/${tomsGoal.id}`, 'This goal is not here any more.'],
    [`/together/${tomsGoal.id}`, 'This goal is not here.'],
    [`/together/${tomsRecord}/${tomsGoal.id}`, 'This page is not here, or not here any more.'],
  ]) {
    await maya.go(address);
    await maya.sees(calm);
    const text = await maya.visibleText();
    assert.doesNotMatch(text, /Tom|Brandt/);
    assert.ok(!text.includes(tomsGoal.body.words));
  }
  const asked = await maya.api(`/api/records/${tomsRecord}/entries`);
  const unknown = await maya.api(`/api/records/${'0'.repeat(32)}/entries`);
  assert.equal(asked.status, 404);
  assert.deepEqual(asked, unknown, 'forbidden and absent look the same');
});

chapter('a colleague of the same practice cannot see the record', async () => {
  const ben = await tale.device(desk);
  await enterAs(ben, 'Ben Achterberg');
  assert.equal((await ben.api(`/api/records/${tomsRecord}/entries`)).status, 404);
  for (const address of [`/clients/${tomsRecord}`, `/clients/${tomsRecord}/goals`]) {
    await ben.go(address);
    await ben.heading('This page is not here.');
    assert.doesNotMatch(await ben.visibleText(), /Tom Brandt/);
  }
  await ben.go(`/together/${tomsRecord}`);
  await ben.page.getByRole('main').waitFor();
  assert.doesNotMatch(await ben.visibleText(), /Tom Brandt/);
});

chapter('the people who run the practice see names of accounts and nothing of care', async () => {
  const petra = await tale.device(desk);
  await enterAs(petra, 'Petra Novak');
  await petra.heading('People');
  assert.equal((await petra.api(`/api/records/${mayasRecord}/entries`)).status, 404);
  await petra.go(`/clients/${mayasRecord}`);
  await petra.heading('People');
});

tale.end();
