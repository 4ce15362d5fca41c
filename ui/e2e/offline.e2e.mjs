// SPDX-License-Identifier: Apache-2.0
// Without a network the app goes on; back again, everything arrives exactly once and nothing is lost.
import assert from 'node:assert/strict';
import { enterAs, phone, until } from './harness/device.mjs';
import { seenSoon } from './harness/live.mjs';
import { story } from './harness/story.mjs';

const tale = story();
const { chapter } = tale;
let mobile, tablet, record, goal;

const calm = 'You are offline. You can keep going.';
const topics = async (words) => (await tablet.entries(record)).filter((entry) => entry.kind === 'topic' && entry.body.text === words);
async function addTopic(device, words) {
  await device.walk('/topics');
  await device.write('What would you like to talk about?', words);
  await device.tap('Add');
  await device.page.getByRole('listitem').filter({ hasText: words }).waitFor();
}

async function newIdea(device, words) {
  await device.walk('/goals/new');
  await device.write('What do you want? Use your own words.', words);
  await device.tap('Keep this idea');
  await device.heading('Story');
  return new URL(device.page.url()).pathname.split('/').at(-1);
}

chapter('two devices of one person see each other’s edits live', async () => {
  mobile = await tale.device(phone);
  tablet = await tale.device({ width: 820, height: 1180 });
  await enterAs(mobile, 'Elif Demir');
  await enterAs(tablet, 'Elif Demir');
  record = await mobile.ownRecord();
  await tablet.walk('/topics');
  await tablet.heading('To talk about');
  await seenSoon(
    'words from one device on the other',
    ['My calendar', 'The noise at work', 'A name for the cat'].map((words) => ({
      deed: () => addTopic(mobile, words),
      seen: () => tablet.page.getByRole('listitem').filter({ hasText: words }).waitFor(),
    })),
  );
  goal = await newIdea(tablet, 'Finish one thing before the next');
  await mobile.walk(`/goals/${goal}`);
  await mobile.sees('Finish one thing before the next');
});

chapter('offline the app opens again from nothing, and edits show at once', async () => {
  await mobile.shellKept();
  await mobile.context.setOffline(true);
  await mobile.sees(new RegExp(calm));
  await mobile.page.reload();
  await mobile.page.getByRole('navigation', { name: 'Main places' }).waitFor();
  await mobile.sees('Finish one thing before the next');
  await addTopic(mobile, 'Written in the tunnel');
  await mobile.sees(/It is safe on this phone\. We will try again\./);
  await mobile.page.reload();
  await mobile.page.getByRole('listitem').filter({ hasText: 'Written in the tunnel' }).waitFor();
  assert.deepEqual(await topics('Written in the tunnel'), []);
});

chapter('signing out offline never drops an entry in silence', async () => {
  await mobile.walk('/settings');
  await mobile.tap('Sign out here');
  await mobile.heading('Some things are not sent yet');
  await mobile.sees('One thing you wrote has not reached your clinic.');
  await mobile.tap('Send first, then sign out');
  await mobile.sees('It could not be sent now. You can wait, or choose below.');
  await mobile.page.keyboard.press('Escape');
});

chapter('back online, what was written arrives exactly once', async () => {
  await mobile.context.setOffline(false);
  await until('the entry is with the clinic', async () => (await topics('Written in the tunnel')).length > 0);
  await mobile.seesNot(new RegExp(calm));
  await mobile.page.reload();
  await mobile.page.getByRole('navigation', { name: 'Main places' }).waitFor();
  await mobile.walk('/topics');
  await mobile.heading('To talk about');
  assert.equal((await topics('Written in the tunnel')).length, 1);
  assert.equal(await mobile.page.getByRole('listitem').filter({ hasText: 'Written in the tunnel' }).count(), 1);
});

chapter('an answer that got lost on the way does not write anything twice', async () => {
  let lost = false;
  await mobile.context.route('**/entries', async (route) => {
    if (lost || route.request().method() !== 'POST') return route.continue();
    lost = true;
    await route.fetch();
    return route.abort('connectionreset');
  });
  await addTopic(mobile, 'Sent into the wind');
  await until('the clinic has it', async () => (await topics('Sent into the wind')).length > 0);
  await mobile.page.reload();
  await until('nothing waits any more', async () => {
    await mobile.page.getByRole('navigation', { name: 'Main places' }).waitFor();
    return !(await mobile.visibleText()).includes('It is safe on this phone');
  });
  assert.equal((await topics('Sent into the wind')).length, 1);
});

for (const choice of ['mine', 'theirs'])
  chapter(`the same goal changed on two devices: both texts are shown, and choosing ${choice} loses neither`, async () => {
    const mine = `From the phone, ${choice}`;
    const theirs = `From the tablet, ${choice}`;
    await mobile.walk(`/goals/${goal}/change`);
    await mobile.heading('Change the words');
    await mobile.context.setOffline(true);
    await mobile.write('My words', mine);
    await mobile.tap('Save the new words');
    await mobile.sees(mine);
    await tablet.walk(`/goals/${goal}/change`);
    await tablet.write('My words', theirs);
    await tablet.tap('Save the new words');
    await tablet.heading('Story');
    const versions = async () => (await tablet.entries(record)).filter((entry) => entry.id === goal).map((entry) => entry.body.words);
    await until('the tablet’s words are with the clinic', async () => (await versions()).at(-1) === theirs);

    await mobile.context.setOffline(false);
    await mobile.tap(mobile.button('See both').first());
    await mobile.sees(mine);
    await mobile.sees(theirs);
    if (choice === 'mine') {
      await mobile.tap('Use my text');
      await until('my words stand', async () => (await versions()).at(-1) === mine);
      assert.ok((await versions()).includes(theirs), 'the other text is in the story');
    } else {
      await mobile.tap('Use the other text');
      await until('my own text is kept, for me alone', async () =>
        (await tablet.entries(record)).some((entry) => entry.kind === 'reflection' && entry.seen_by === 'only_me' && entry.body.text.includes(mine)),
      );
      assert.equal((await versions()).at(-1), theirs);
    }
    await mobile.sees('There is nothing to choose.');
  });

chapter('a page that is not on the device yet says so calmly, and comes when it is asked for again', async () => {
  const device = await tale.device({ ...phone, keepsShell: false });
  await device.context.route('**/assets/goal-routes-*.js', (route) => route.abort('internetdisconnected'));
  await enterAs(device, 'Elif Demir');
  await device.walk('/goals/new');
  await device.sees('This page is not on your device yet.');
  assert.ok(await device.button('Get help now').first().isVisible());
  assert.doesNotMatch(await device.visibleText(), /went wrong|error/i);
  await device.context.unroute('**/assets/goal-routes-*.js');
  await device.tap('Try again');
  await device.field('What do you want? Use your own words.').waitFor();
  await device.close();
});

chapter('soon after the first page every page of one’s own is on the device, before the service worker is', async () => {
  const device = await tale.device({ ...phone, keepsShell: false });
  const parts = /\/assets\/(goal-routes|questions-screen|explore-screen|settings-routes|together-screen|conflicts-screen)-/;
  const fetched = new Set();
  device.page.on('requestfinished', (request) => fetched.add(parts.exec(request.url())?.[1]));
  await enterAs(device, 'Elif Demir');
  await until('all parts are here', async () => [...fetched].filter(Boolean).length === 6);
  await device.context.setOffline(true);
  for (const [path, heading] of [
    ['/goals/new', 'Something I want'],
    ['/questions', /./],
    ['/explore', /./],
    ['/settings', 'Settings and privacy'],
    ['/conflicts', /./],
  ]) {
    await device.walk(path);
    await device.heading(heading);
    assert.doesNotMatch(await device.visibleText(), /not on your device yet|went wrong/, path);
  }
  await device.close();
});

tale.end();
