// SPDX-License-Identifier: Apache-2.0
// Leaving in a hurry, signing out, and a device that several people use: nothing of anybody stays behind.
import assert from 'node:assert/strict';
import { desk, enterAs, phone, until } from './harness/device.mjs';
import { plainTextOnDevice } from './harness/storage.mjs';
import { story } from './harness/story.mjs';

const tale = story();
const { chapter } = tale;
const canary = 'zephyrine marmalade';

/** Stands in for the plain website that Leave now goes to. */
async function plainSite(device) {
  await device.context.route(/^https:\/\/(www\.bbc\.co\.uk|duckduckgo\.com)\//, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Weather</title><h1>Rain later</h1>' }),
  );
}

async function writeGoal(device, words) {
  await device.walk('/goals/new');
  await device.write('What do you want? Use your own words.', words);
  await device.tap('Keep this idea');
  await device.heading('Story');
  return new URL(device.page.url()).pathname;
}

for (const how of ['the button', 'Shift three times'])
  chapter(`F16: ${how} replaces the page at once, and “back” does not return to it`, async () => {
    const device = await tale.device(phone);
    await plainSite(device);
    await device.page.goto('about:blank');
    await enterAs(device, 'Aisha Karim');
    const path = await writeGoal(device, `Say no to ${canary}`);
    await device.walk('/goals');
    await device.walk(path);
    await device.heading('Story');
    if (how === 'the button') await device.button('Leave now').click();
    else for (let press = 0; press < 3; press += 1) await device.page.keyboard.press('Shift');
    await device.page.getByRole('heading', { name: 'Rain later' }).waitFor();
    await device.page.goBack().catch(() => undefined);
    await until('the way back leads past the app', async () => (await device.page.title()) !== '' || device.page.url() === 'about:blank');
    assert.doesNotMatch(await device.visibleText(), new RegExp(`${canary}|Aisha`));

    await device.go(path);
    await device.page.getByRole('heading', { name: /Sign in|Choose a person/ }).waitFor();
    await device.sees('You were signed out to keep your things safe. Sign in and go on where you were.');
    assert.doesNotMatch(await device.visibleText(), new RegExp(canary));
    assert.equal((await device.api('/api/me')).status, 401);
    await device.close();
  });

chapter('Leave now is in reach on every screen and covers nothing, also in text twice as large', async () => {
  const device = await tale.device(phone);
  await enterAs(device, 'Lena Vogel');
  const entries = await device.entries(await device.ownRecord());
  const goal = entries.findLast((entry) => entry.kind === 'goal' && entry.body.state === 'active').id;
  const step = entries.findLast((entry) => entry.kind === 'step').id;
  const ofGoal = ['', '/rate', '/change', '/details', '/review', '/step', '/harder', '/levels', '/rest', '/let-go', '/reached'];
  const settings = ['', '/who-sees', '/who-looked', '/devices', '/leave', '/look', '/password', '/sign-in', '/sign-in/code-app', '/notices'];
  const places = [
    ...['/', '/topics', '/goals', '/goals/in/done', '/goals/new', '/questions', '/explore', '/help', '/journal', '/conflicts'],
    ...ofGoal.map((part) => `/goals/${goal}${part}`),
    ...settings.map((part) => `/settings${part}`),
    ...[`/steps/${step}`, `/steps/${step}/done`, `/steps/${step}/not-today`, `/together/${goal}`],
  ];
  const faults = [];
  for (const percent of [100, 200]) {
    await device.page.evaluate((size) => document.documentElement.style.setProperty('font-size', `${size}%`), percent);
    for (const place of places) {
      await device.walk(place);
      await device.page.locator('main :is(h1, h2, p)').first().waitFor();
      const found = await device.page.evaluate(leaveFaults);
      faults.push(...found.map((fault) => `${place} at ${percent} %: ${fault}`));
    }
  }
  assert.deepEqual(faults, []);
  await device.close();
});

/** In the page: what Leave now covers at the foot of it, and what covers Leave now. */
function leaveFaults() {
  scrollTo(0, document.documentElement.scrollHeight);
  const dock = document.querySelector('.shell-dock').getBoundingClientRect();
  const below = [...document.querySelectorAll('main *')].filter((part) => {
    const box = part.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.bottom > dock.top + 1;
  });
  const leave = document.querySelector('.shell-leave');
  const box = leave.getBoundingClientRect();
  const hit = document.elementFromPoint(box.left + box.width / 4, box.top + box.height / 2);
  const faults = below.slice(0, 3).map((part) => `it covers ${part.tagName} ${part.className}`);
  if (!leave.contains(hit)) faults.push('it is covered');
  if (box.bottom > innerHeight + 1 || box.height < 48) faults.push(`it stands at ${box.top} to ${box.bottom} of ${innerHeight}`);
  scrollTo(0, 0);
  return faults;
}

chapter('nothing personal stands in the address, the title or the history of any page', async () => {
  const device = await tale.device(phone);
  await enterAs(device, 'Aisha Karim');
  const path = await writeGoal(device, `Rest without ${canary}`);
  for (const place of [path, `${path}/change`, `${path}/harder`, '/topics', '/settings/who-sees']) {
    await device.walk(place);
    await device.page.getByRole('main').waitFor();
    const told = await device.page.evaluate(() => [document.title, location.href, JSON.stringify(history.state)].join(' '));
    assert.doesNotMatch(told, /zephyrine|marmalade|Aisha|Karim|Ana/);
  }
  const kept = await device.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  assert.equal(kept, '[{},{}]');
  await device.close();
});

chapter('signing out with an unsent entry asks; kept locked, it is sent at the next sign-in', async () => {
  const device = await tale.device(phone);
  await enterAs(device, 'Aisha Karim');
  const record = await device.ownRecord();
  await device.shellKept();
  await device.context.setOffline(true);
  await writeGoal(device, `Draw ${canary} on Sundays`);
  await device.walk('/settings');
  await device.tap('Sign out here');
  await device.heading('Some things are not sent yet');
  await device.tap('Keep them locked on this device and sign out');
  await device.page.getByRole('heading', { name: /Sign in|Choose a person/ }).waitFor();
  assert.doesNotMatch(await device.visibleText(), new RegExp(canary));
  await device.context.setOffline(false);
  await device.page.reload();
  await enterAs(device, 'Aisha Karim');
  const goals = async () => (await device.entries(record)).filter((entry) => entry.kind === 'goal' && entry.body.words.startsWith('Draw'));
  await until('the entry is with the clinic', async () => (await goals()).length > 0);
  assert.equal((await goals()).length, 1);
  await device.close();
});

chapter('choosing another person asks as signing out does, and a text that was begun is there again', async () => {
  const device = await tale.device(phone);
  await enterAs(device, 'Aisha Karim');
  await device.shellKept();
  await device.walk('/topics');
  await device.write('What would you like to talk about?', `Half a ${canary}`);
  await device.sees('Saved on this device');
  await device.context.setOffline(true);
  await writeGoal(device, `Carry ${canary} home`);
  await device.tap('Choose another person');
  await device.heading('Some things are not sent yet');
  await device.sees('One thing you wrote has not reached your clinic.');
  await device.sees('You began one text and have not saved it.');
  await device.tap('Send what waits, keep the rest locked here');
  await device.sees('It could not be sent now. You can wait, or choose below.');
  await device.context.setOffline(false);
  await device.tap('Send what waits, keep the rest locked here');
  await device.page.getByRole('heading', { name: /Sign in|Choose a person/ }).waitFor();
  assert.deepEqual(await plainTextOnDevice(device, ['zephyrine', 'marmalade']), []);

  await enterAs(device, 'Tom Brandt', { ownDevice: false });
  await device.walk('/topics');
  await device.heading('To talk about');
  assert.equal(await device.field('What would you like to talk about?').inputValue(), '');
  await device.tap('Choose another person');
  await enterAs(device, 'Aisha Karim');
  const goals = (await device.entries(await device.ownRecord())).filter((entry) => entry.body.words === `Carry ${canary} home`);
  assert.equal(goals.length, 1);
  await device.walk('/topics');
  await until('the begun text is there again', async () =>
    (await device.field('What would you like to talk about?').inputValue()) === `Half a ${canary}`,
  );
  await device.tap('Choose another person');
  await device.tap('Remove them and sign out');
  await device.page.getByRole('heading', { name: /Sign in|Choose a person/ }).waitFor();
  await enterAs(device, 'Aisha Karim');
  await device.walk('/topics');
  await device.heading('To talk about');
  assert.equal(await device.field('What would you like to talk about?').inputValue(), '');
  await device.close();
});

for (const way of ['Sign out', 'Choose another person'])
  chapter(`a therapist who leaves by “${way}” is asked about words that are not sent`, async () => {
    const device = await tale.device(desk);
    await enterAs(device, 'Dr Noor Rahimi');
    await device.shellKept();
    const record = await device.recordOf('Lena Vogel');
    await device.go(`/clients/${record}`);
    await device.heading('My prep note');
    const note = device.page.getByPlaceholder('What do I want to hold in mind?').or(device.page.getByLabel(/Lena Vogel/).and(device.page.getByRole('textbox')));
    await note.first().fill(`Ask about ${canary}, ${way}`);
    await device.sees('Saved on this device');
    await device.context.setOffline(true);
    await device.tap('Bring a topic');
    await device.write('What would you like to talk about?', `The ${canary} week, ${way}`);
    await device.tap('Add');
    await device.tap(way);
    await device.heading('Some things are not sent yet');
    await device.sees('One thing you wrote has not reached your clinic.');
    await device.sees('You began one text and have not saved it.');
    await device.tap('Keep them locked on this device and sign out');
    await device.page.getByRole('heading', { name: /Sign in|Choose a person/ }).waitFor();
    assert.deepEqual(await plainTextOnDevice(device, ['zephyrine', 'marmalade']), []);
    await device.context.setOffline(false);
    await device.page.reload();
    await enterAs(device, 'Dr Noor Rahimi');
    await until('the topic is with the clinic', async () =>
      (await device.entries(record)).some((entry) => entry.kind === 'topic' && entry.body.text === `The ${canary} week, ${way}`),
    );
    await device.go(`/clients/${record}`);
    await device.heading('My prep note');
    await until('the note is there again', async () => (await note.first().inputValue()) === `Ask about ${canary}, ${way}`);
    await device.close();
  });

chapter('on an own device what is kept is locked; after signing out nothing of it is left', async () => {
  const device = await tale.device(phone);
  await enterAs(device, 'Aisha Karim', { ownDevice: true });
  await writeGoal(device, `Paint the ${canary} wall`);
  await until('it has reached the clinic', async () =>
    (await device.entries(await device.ownRecord())).some((entry) => entry.body.words?.startsWith('Paint')),
  );
  const words = ['zephyrine', 'marmalade', 'Aisha', 'Karim'];
  assert.deepEqual(await plainTextOnDevice(device, words), [], 'in the clear while signed in');
  await device.walk('/settings');
  await device.tap('Sign out here');
  await device.page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
  await device.page.getByRole('heading', { name: /Sign in|Choose a person/ }).waitFor();
  const left = await device.page.evaluate(() => indexedDB.databases().then((all) => all.map((one) => one.name)));
  assert.deepEqual(left.filter((name) => name.includes('record') || name.includes('person')), []);
  assert.deepEqual(await plainTextOnDevice(device, words), [], 'in the clear after signing out');
  await device.close();
});

chapter('on a shared device the record is never kept, and the next person sees nothing of the last', async () => {
  const device = await tale.device(phone);
  await enterAs(device, 'Aisha Karim', { ownDevice: false });
  await writeGoal(device, `Call about the ${canary} flat`);
  await until('it has reached the clinic', async () =>
    (await device.entries(await device.ownRecord())).some((entry) => entry.body.words?.startsWith('Call about')),
  );
  assert.deepEqual(await plainTextOnDevice(device, ['zephyrine', 'marmalade', 'Aisha']), []);
  await device.tap('Choose another person');
  await enterAs(device, 'Tom Brandt', { ownDevice: false });
  await device.walk('/goals');
  await device.heading('Goals');
  assert.doesNotMatch(await device.visibleText(), /zephyrine|Aisha/);
  await device.close();
});
