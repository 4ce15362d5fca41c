// SPDX-License-Identifier: Apache-2.0
// Beginning again: an invitation taken up in the account that a client has here already.
import assert from 'node:assert/strict';
import { desk, enterAs, phone, until } from './harness/device.mjs';
import { assertNone, faultsOf } from './harness/look.mjs';
import { CodeApp, enrol, keepCodes, shownSecret, signIn, startOffice, takeInvitation } from './harness/office.mjs';
import { story } from './harness/story.mjs';

/** Makes an invitation, as a therapist does it today, and returns what she hands over. */
async function linkFrom(therapist, name) {
  await therapist.walk('/caseload');
  await therapist.tap('Invite a client');
  await therapist.write('Their name', name);
  await therapist.tap('Make the link');
  const link = new URL(await therapist.page.getByLabel('Invitation link', { exact: true }).inputValue());
  await therapist.tap('Done');
  return `${link.pathname}${link.hash}`;
}

const demo = story();
const { chapter } = demo;
let hannah, ben, ana, record, link;
const inCaseload = (device, name) => device.page.getByRole('main').getByRole('link', { name, exact: true });

chapter('Hannah’s work has ended and she may only read; Ben invites her, and she says not now', async () => {
  hannah = await demo.device(phone);
  ben = await demo.device(desk);
  await enterAs(ben, 'Ben Achterberg');
  link = await linkFrom(ben, 'Hannah');
  assert.equal(await inCaseload(ben, 'Hannah Roy').count(), 0);

  await hannah.go(link);
  await hannah.sees(/^Ben Achterberg at .* has invited you\.$/);
  assertNone(await faultsOf(hannah, 'an invitation with both ways', { shots: 'again-invitation' }));
  await hannah.tap('I already have an account here');
  await hannah.tap('Back to the invitation');
  await hannah.tap('I already have an account here');
  await hannah.tap(hannah.button(/^Enter as Hannah Roy/));
  await hannah.heading('Work with Ben?');
  await hannah.sees('From now on, Ben sees what is shared in your record.');
  await hannah.sees('You can write here again.');
  await hannah.sees('You are signed in as Hannah Roy.');
  assertNone(await faultsOf(hannah, 'beginning again', { shots: 'again-asked' }));
  await hannah.tap('Not now');
  await hannah.sees(/^You can read here until .* New words are not sent any more\.$/);
  record = await hannah.ownRecord();
  assert.equal((await ben.api(`/api/records/${record}/entries`)).status, 404, 'a no changes nothing');
});

chapter('she opens the link once more where she is signed in, says yes, and writes; Ben has her before him at once', async () => {
  await hannah.go(link); // the same tab: only what stands behind the # is new
  await hannah.heading('Work with Ben?');
  await hannah.tap('Get help now');
  await hannah.heading('Right now');
  await hannah.page.goBack();
  await hannah.heading('Work with Ben?');
  await hannah.tap('Yes, begin');
  await hannah.sees('You and Ben work together here now.');
  await hannah.heading('Today');
  await hannah.seesNot(/New words are not sent any more/);
  await hannah.walk('/topics');
  await hannah.write('What would you like to talk about?', 'Choir begins again');
  await hannah.tap('Add');
  const topic = async () => (await hannah.entries(record)).find((entry) => entry.body.text === 'Choir begins again');
  await until('the topic is with the clinic', topic);

  await inCaseload(ben, 'Hannah Roy').waitFor();
  await ben.tap(inCaseload(ben, 'Hannah Roy'));
  await ben.heading('Hannah Roy');
  await ben.sees(/Choir begins again/);
  await ben.page.getByRole('link', { name: 'Goals', exact: true }).click();
  const goals = (await hannah.entries(record)).filter((entry) => entry.kind === 'goal');
  const newest = (id) => goals.filter((goal) => goal.id === id).at(-1);
  const ids = [...new Set(goals.map((goal) => goal.id))];
  const shared = ids.map(newest).filter((goal) => goal.seen_by !== 'only_me');
  assert.ok(shared.length > 0, 'there are older goals');
  await ben.page.getByRole('radio', { name: /^Done or let go/ }).check();
  for (const goal of shared) await ben.sees(goal.body.words);
  await ben.walk(`/clients/${record}`);
  assertNone(await faultsOf(ben, 'the record of somebody who came back', { client: false, shots: 'again-record' }));
  await ben.page.setViewportSize(desk);
});

chapter('nothing of the ending that is over stands in the way, and another can be asked for', async () => {
  await hannah.walk('/ending');
  await hannah.sees('You may not need us as much now. Let us make a plan for staying well.');
  await hannah.heading('What stays yours after the end');
});

chapter('the link is used up for others; Hannah reads that they work together already', async () => {
  const other = await demo.device(phone);
  await other.go(link);
  await other.sees('This invitation does not work any more. Ask for a new one.');
  assertNone(await faultsOf(other, 'an invitation that is used', { shots: 'again-gone' }));
  await hannah.walk('/');
  await hannah.go(link);
  await hannah.sees('Ben works with you here already. Nothing has changed.');
  assertNone(await faultsOf(hannah, 'already in care', { shots: 'again-already' }));
  await hannah.tap('Go to my page');
  await hannah.heading('Today');

  const second = await linkFrom(ben, 'Somebody else');
  await hannah.go(second);
  await hannah.sees('Ben works with you here already. Nothing has changed.');
  await other.go(second);
  await other.sees(/^Ben Achterberg at .* has invited you\.$/);
  await other.close();
});

chapter('a second therapist is let in beside the first, and the page says so', async () => {
  ana = await demo.device(desk);
  await enterAs(ana, 'Ana Duarte');
  const anas = await linkFrom(ana, 'Hannah');
  await hannah.go(anas);
  await hannah.heading('Work with Ana?');
  await hannah.sees('Ben still works with you here and sees the same.');
  await hannah.tap('Yes, begin');
  await hannah.sees('You and Ana work together here now.');
  await inCaseload(ana, 'Hannah Roy').waitFor();
  assert.equal((await ben.api(`/api/records/${record}/entries`)).status, 200);
});

chapter('who works here cannot take it in their own account; what to do instead is said', async () => {
  await ana.go(await linkFrom(ben, 'Nobody yet'));
  await ana.heading('Not for this account');
  await ana.sees('You are signed in as Ana Duarte.');
  assertNone(await faultsOf(ana, 'a link for somebody else', { shots: 'again-other' }));
  await ana.page.setViewportSize(desk);
  await ana.tap('Go to my page');
  await ana.page.getByRole('navigation', { name: 'Workspace' }).waitFor();
  await ana.go(await linkFrom(ben, 'Nobody yet'));
  await ana.tap('Sign out');
  await ana.tap('I already have an account here');
  await ana.heading('Choose a person');
});

demo.end();

const office = story({ start: startOffice });
const people = {};
let lenas;

/** Writes goals, each with who may see it, as the app would send them. */
const writeGoals = (device, of, goals) =>
  device.page.evaluate(
    async ([path, list]) => {
      const entries = list.map(([words, seen_by]) => ({
        id: crypto.randomUUID().replaceAll('-', ''),
        version: 1,
        kind: 'goal',
        happened: new Date().toISOString(),
        seen_by,
        body: { words, words_by: 'client', horizon: 'not_sure', areas: [], state: 'idea', agreed_by: [], harder_now: false, made_together: false, review_weeks: 5 },
      }));
      const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ entries }) });
      if (!answer.ok) throw new Error(await answer.text());
    },
    [`/api/records/${of}/entries`, goals],
  );

office.chapter('in a real practice Lena stops today, and takes back one of the things she shared', async () => {
  const petra = await office.device(desk);
  await takeInvitation(petra, office.practice.invitation, 'petra');
  await enrol(petra, { by: 'code app' });
  await petra.tap('Invite staff');
  await petra.write('Their name', 'Ana Duarte');
  await petra.tap('Make the link');
  const forAna = new URL(await petra.page.getByLabel('Invitation link', { exact: true }).inputValue());
  people.ana = await office.device(desk);
  await takeInvitation(people.ana, `${forAna.pathname}${forAna.hash}`, 'ana');
  await enrol(people.ana, { by: 'code app' });

  const first = await linkFrom(people.ana, 'Lena Vogel');
  people.lena = await office.device(phone);
  await takeInvitation(people.lena, first, 'lena');
  await people.lena.heading('Today');
  lenas = await people.lena.ownRecord();
  await inCaseload(people.ana, 'Lena Vogel').waitFor();

  await people.lena.walk('/settings/sign-in');
  await people.lena.tap('Set up a code app');
  people.app = new CodeApp(await shownSecret(people.lena));
  await people.lena.write('The code that the app shows now', await people.app.code());
  await people.lena.tap('Use this code app');
  await keepCodes(people.lena);

  await writeGoals(people.lena, lenas, [['Swim again', 'my_therapist'], ['Call my brother', 'my_therapist'], ['Mine alone', 'only_me']]);

  await people.lena.walk('/ending');
  await people.lena.tap('I want to stop without asking');
  await people.lena.page.getByLabel('I wish to stop').check();
  await people.lena.tap('End it');
  await people.lena.sees(/^Our work ended on /);
  await people.lena.sees('You can come back. Needing help again is normal. Ask your practice for a link, and keep this account.');
  await until('she is out of the caseload', async () => (await inCaseload(people.ana, 'Lena Vogel').count()) === 0);

  await people.lena.walk('/settings/who-sees');
  const chip = people.lena.page.getByRole('listitem').filter({ hasText: 'Call my brother' }).getByRole('button', { name: /^Who can see this:/ });
  await people.lena.tap(chip);
  await people.lena.tap(people.lena.page.getByRole('menuitemradio', { name: 'Only me' }));
  await people.lena.sees(/Only you will see this, also when someone works with you here again\./);
  assertNone(await faultsOf(people.lena, 'taking back what was shared', { shots: 'again-take-back' }));
  await people.lena.tap('Make it only mine');
  const goals = async () => (await people.lena.entries(lenas)).filter((entry) => entry.body.words === 'Call my brother');
  await until('it is only hers', async () => (await goals()).at(-1).seen_by === 'only_me');
});

office.chapter('the same day she is invited again, signs in with password and code, and begins', async () => {
  const { ana: therapist, app } = people;
  const again = await linkFrom(therapist, 'Lena');
  const lena = await office.device(phone);
  await lena.go(again);
  await lena.tap('I already have an account here');
  await signIn(lena, 'lena', { with: 'not her words at all', code: await app.code() });
  await lena.sees('That is not right. Check your name, password and code, and try again.');
  await signIn(lena, 'lena', { code: await app.code() });
  await lena.heading('Work with Ana?');
  assertNone(await faultsOf(lena, 'beginning again the same day'));
  await lena.tap('Yes, begin');
  await lena.sees('You and Ana work together here now.');
  await lena.heading('Today');
  await inCaseload(therapist, 'Lena Vogel').waitFor();
  const hers = (await therapist.entries(lenas)).filter((entry) => entry.kind === 'goal').map((entry) => entry.body.words);
  assert.deepEqual(hers, ['Swim again'], 'what was shared is there, what was taken back or never shared is not');
  await lena.walk('/ending');
  await lena.sees('You may not need us as much now. Let us make a plan for staying well.');
  await people.lena.sees(/Ana and me/); // her other device heard of it
  assert.equal((await lena.entries(lenas)).filter((entry) => entry.kind === 'ending').length, 1);
  assert.match(await office.practice.verify(), /All is as it was written/);
});

office.end();
