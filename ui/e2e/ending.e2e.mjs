// SPDX-License-Identifier: Apache-2.0
// Endings: both agree, one ends it alone, what stays afterwards is said before and held to, and the plan goes along.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { desk, enterAs, phone, until } from './harness/device.mjs';
import { assertNone, faultsOf } from './harness/look.mjs';
import { story } from './harness/story.mjs';

const tale = story();
const { chapter } = tale;
let owen, ben, record, aisha, ana, aishas;

const newest = async (device, of, kind) => (await device.entries(of)).filter((entry) => entry.kind === kind).at(-1);
const today = () => new Date().toISOString().slice(0, 10);

/** Sends entries as this person, past the app. */
const post = (device, of, entries) =>
  device.page.evaluate(
    async ([path, list]) => {
      const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ entries: list }) });
      return { status: answer.status, body: await answer.json() };
    },
    [`/api/records/${of}/entries`, entries],
  );

const idea = (id) => ({
  id,
  version: 1,
  kind: 'goal',
  happened: new Date().toISOString(),
  seen_by: 'only_me',
  body: { words: 'One more thing', words_by: 'client', horizon: 'not_sure', areas: [], state: 'idea', agreed_by: [], harder_now: false, made_together: false, review_weeks: 5 },
});

chapter('Ben has asked: Owen reads what stays afterwards, says why, and both have agreed', async () => {
  owen = await tale.device(phone);
  ben = await tale.device(desk);
  await enterAs(owen, 'Owen Price');
  record = await owen.ownRecord();
  await owen.heading('Ben would like to talk about ending');
  assertNone(await faultsOf(owen, 'today with an ending', { shots: 'ending-today' }));
  await owen.tap('Look at the ending');
  await owen.sees('Ben would like to end the work with you');

  await owen.heading('What stays yours after the end');
  await owen.sees(/^You can read all of it for 10 years, until /);
  await owen.sees(/^You can write here for 90 days more, until .* Ben does not see it\.$/);
  const [access, mark] = [owen.page.getByText(/^You can read all of it/), owen.page.getByRole('button', { name: 'I agree to end' })];
  assert.ok((await access.boundingBox()).y < (await mark.boundingBox()).y, 'what stays stands before the yes');
  assert.equal(await mark.isDisabled(), true, 'no yes without a reason');
  await owen.heading('Make a plan for staying well');
  assertNone(await faultsOf(owen, 'an ending that waits for me', { shots: 'ending-asked' }));

  await owen.page.getByLabel('I have what I came for').check();
  await owen.tap('I agree to end');
  await owen.sees('You both agreed to end');
  await until('it is agreed with the clinic', async () => (await newest(owen, record, 'ending')).body.state === 'agreed');
  const { body } = await newest(owen, record, 'ending');
  assert.equal(body.client_reason, 'goals_met');
  assert.equal(body.therapist_reason, 'goals_met');
  assertNone(await faultsOf(owen, 'an agreed ending', { shots: 'ending-agreed' }));

  await enterAs(ben, 'Ben Achterberg');
  await ben.walk(`/clients/${record}`);
  await ben.sees('You both agreed.');
  assertNone(await faultsOf(ben, 'the record of Owen', { client: false, shots: 'ending-record' }));
});

chapter('another day asks for both again, and either can go on after all', async () => {
  await ben.page.setViewportSize(desk);
  const card = ben.page.locator('#ending');
  await card.getByRole('button', { name: 'Change' }).click();
  const later = new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10);
  await ben.page.getByRole('dialog').getByLabel('Last day').fill(later);
  await ben.write('A note for the way', 'You sat through every meeting. Go well.');
  assertNone(await faultsOf(ben, 'the ending drawer', { client: false, shots: 'ending-drawer' }));
  await ben.page.setViewportSize(desk);
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
  await ben.sees('You asked Owen. Nothing ends until you both say yes.');
  await owen.sees('Ben would like to end the work with you');
  await owen.sees('You sat through every meeting. Go well.');
  await owen.tap('I do not want to end now');
  await owen.sees('Ask Ben to agree');
  await ben.sees('Nothing is planned. When you both see it coming, ask Owen here.');

  await owen.page.getByLabel('I have what I came for').check();
  await owen.tap('Ask Ben to agree');
  await owen.sees('You asked Ben to end the work');
  await ben.sees('Owen would like to end and waits for your answer.');
  await card.getByRole('button', { name: 'Answer' }).click();
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Agree to this' }).click();
  await ben.sees('You both agreed.');
  await owen.sees('You both agreed to end');
});

chapter('the plan writes its first draft from Owen’s own things; he changes it and takes a copy along', async () => {
  await owen.tap('Make a plan for staying well');
  await owen.sees('No plan yet. Start from your own things, or from a blank page.');
  assertNone(await faultsOf(owen, 'no plan yet', { shots: 'plan-empty' }));
  await owen.tap('Make a first draft from my things');
  await owen.heading('What works for me');
  const lines = () => owen.page.locator('.plan-line textarea').evaluateAll((all) => all.map((one) => one.value));
  const drafted = await lines();
  for (const own of ['I stopped sitting by the door', 'Sit through a meeting: from 2 to 8', "It was my father's goal.", 'telling Ben the next day', 'You sat through every meeting. Go well.'])
    assert.ok(drafted.includes(own), `“${own}” is in the draft: ${drafted.join(' | ')}`);
  await owen.sees(/^from a hard spell, /);

  await owen.page.getByLabel('What works for me, line 1', { exact: true }).fill('I sit in the middle of the room');
  await owen.tap("Take away: It was my father's goal.");
  await owen.tap('Add a line: People and places');
  await owen.page.getByLabel('People and places, line 1', { exact: true }).fill('The football team <on Sundays>');
  await owen.tap('I worry at night');
  assertNone(await faultsOf(owen, 'the plan', { shots: 'plan-draft' }));
  await owen.tap('Save my plan');
  await until('the plan is with the clinic', async () => (await newest(owen, record, 'staying_well_plan'))?.version === 1);
  const stored = await newest(owen, record, 'staying_well_plan');
  assert.equal(stored.seen_by, 'only_me');
  assert.equal((await ben.entries(record)).some((entry) => entry.kind === 'staying_well_plan'), false, 'private at first');

  await owen.context.setOffline(true); // a copy asks nobody for anything
  const take = async (name) => {
    const [download] = await Promise.all([owen.page.waitForEvent('download'), owen.tap(name)]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  };
  const page = await take('Download as a page');
  const text = await take('Download as plain text');
  await owen.context.setOffline(false);
  assert.equal(page.name, 'plan.html');
  assert.match(page.text, /I sit in the middle of the room/);
  assert.match(page.text, /The football team &lt;on Sundays&gt;/);
  assert.doesNotMatch(page.text, /father|<script|src=|href=|https?:/);
  assert.match(page.text, /call \d+ now/);
  assert.match(text.text, /- The football team <on Sundays>/);
});

chapter('shown to Ben, the plan stands in the record; changed, it is a new version', async () => {
  await owen.tap(owen.page.getByRole('button', { name: /^Who can see this:/ }).first());
  await owen.tap(owen.page.getByRole('menuitemradio', { name: 'Ben and me' }));
  await owen.tap('Share with Ben');
  await ben.sees('Owen shows you this plan.');
  await ben.sees('I sit in the middle of the room');
  await owen.page.getByLabel('People and places, line 1', { exact: true }).fill('The football team');
  await owen.tap('Save my plan');
  await until('a third version', async () => (await newest(owen, record, 'staying_well_plan')).version === 3);
  await ben.sees('The football team');
});

chapter('Ben ends it alone with a named reason: Victor is told why, and what stays', async () => {
  const victor = await tale.device(phone);
  const of = await ben.recordOf('Victor Almeida');
  await ben.walk(`/clients/${of}`);
  await ben.heading('Victor Almeida');
  await ben.tap('Propose an ending');
  const dialog = ben.page.getByRole('dialog');
  await ben.choice('How', 'End it alone').click();
  await dialog.getByRole('button', { name: 'End it', exact: true }).click();
  await dialog.getByText('Choose a reason.').waitFor();
  assert.equal(await dialog.locator('option', { hasText: 'Another reason' }).count(), 0, 'a reason has to be named');
  await dialog.getByLabel('Your reason').selectOption('stopped_coming');
  await dialog.getByRole('button', { name: 'End it', exact: true }).click();
  await ben.sees('You ended it.');
  await enterAs(victor, 'Victor Almeida');
  await victor.tap('Look at the ending');
  await victor.sees('Ben has ended the work');
  await victor.sees('You have not come for a while');
  await victor.heading('What stays yours after the end');
  await victor.heading('Make a plan for staying well');
  assert.equal(await victor.page.getByRole('button', { name: 'Go on after all' }).count(), 0);
  assertNone(await faultsOf(victor, 'ended by the other', { shots: 'ending-by-therapist' }));
  await victor.close();
});

chapter('Aisha stops on her own, today: what stays is said first, and Ana is out at once', async () => {
  aisha = await tale.device(phone);
  ana = await tale.device(desk);
  await enterAs(aisha, 'Aisha Karim');
  aishas = await aisha.ownRecord();
  await enterAs(ana, 'Ana Duarte');
  await ana.walk(`/clients/${aishas}`);
  await ana.heading('Aisha Karim');
  await aisha.walk('/settings');
  await aisha.tap(aisha.button(/^Ending our work/));
  await aisha.sees('You may not need us as much now. Let us make a plan for staying well.');
  assertNone(await faultsOf(aisha, 'asking to end', { shots: 'ending-form' }));
  await aisha.tap('I want to stop without asking');
  await aisha.heading('Stop on my own');
  await aisha.sees('If the last day is today, it ends now. Ana cannot open your things any more.');
  await aisha.heading('What stays yours after the end');
  assertNone(await faultsOf(aisha, 'stopping alone', { shots: 'ending-alone' }));
  await aisha.tap('End it');
  await aisha.sees('Pick a reason.');
  await aisha.page.getByLabel('I wish to stop').check();
  await aisha.tap('End it');
  await until('care has ended', async () => (await ana.api(`/api/records/${aishas}/entries`)).status === 404);
  await ana.sees('This page is not here.');
  await aisha.sees(/^Our work ended on /);
  await aisha.sees(/^You can write here until /);
  assertNone(await faultsOf(aisha, 'it is over', { shots: 'ending-over' }));
  assert.equal((await newest(aisha, aishas, 'ending')).body.ends_on, today());
  assert.equal((await post(aisha, aishas, [idea('a1'.repeat(16))])).status, 200, 'she still writes');
});

chapter('when the time to write is over, Hannah reads and takes copies; the clinic takes no new words', async () => {
  const hannah = await tale.device(phone);
  await enterAs(hannah, 'Hannah Roy');
  await hannah.sees(/^You can read here until .* New words are not sent any more\.$/);
  const of = await hannah.ownRecord();
  const refused = await post(hannah, of, [idea('b2'.repeat(16))]);
  assert.equal(refused.status, 403);
  assert.equal(refused.body.error.kind, 'not_allowed');
  assert.ok((await hannah.entries(of)).length > 10);
  await hannah.tap('Look at the ending');
  await hannah.sees('Your time to write here is over. You can still read all that is yours.');
  assertNone(await faultsOf(hannah, 'reading after the end', { shots: 'ending-reading' }));
  await hannah.tap('Open my plan');
  await hannah.sees('I stop going to choir');
  assert.equal(await hannah.page.getByRole('button', { name: 'Save my plan' }).count(), 0);
  assertNone(await faultsOf(hannah, 'the plan to read', { shots: 'plan-reading' }));
  await hannah.walk('/goals');
  const card = hannah.page.locator('.ui-card-link').first();
  await card.waitFor();
  assert.equal(await hannah.page.locator('main a[href="/goals/new"], main a[href="/explore"]').count(), 0, 'no way to a new goal');
  await card.click();
  await hannah.page.locator('.goal-layout').waitFor();
  const forms = ['rate', 'change', 'details', 'harder', 'step', 'let-go', 'levels', 'review'];
  for (const form of forms) assert.equal(await hannah.page.locator(`main a[href$="/${form}"]`).count(), 0, `no way to ${form}`);
  assertNone(await faultsOf(hannah, 'a goal to read', { shots: 'goal-reading' }));
  await hannah.walk(new URL(`${hannah.page.url()}/rate`).pathname);
  await hannah.sees('Your time to write here is over.');
  assert.equal(await hannah.page.getByRole('textbox').count(), 0);
  assertNone(await faultsOf(hannah, 'a form that is closed', { shots: 'closed-form' }));
  await hannah.close();
});

tale.end();
