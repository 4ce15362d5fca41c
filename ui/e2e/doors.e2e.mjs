// SPDX-License-Identifier: Apache-2.0
// Coming in, and staying the only one who does: passkeys, code apps, recovery codes, proving anew, notices, the way back in.
import assert from 'node:assert/strict';
import { desk, phone, until } from './harness/device.mjs';
import { CodeApp, enrol, Key, keepCodes, password, shownSecret, signIn, startOffice, takeInvitation } from './harness/office.mjs';
import { story } from './harness/story.mjs';

const tale = story({ start: startOffice });
const { chapter } = tale;
const wrongSentence = 'That is not right. Check your name, password and code, and try again.';
const other = 'four brown otters by the weir';
/** Who there is, with their devices and what they carry. */
const petra = {};
const ana = {};
const lena = {};

const me = async (device) => (await device.api('/api/me')).body;
const status = async (device, path) => (await device.api(path)).status;

/** The link that a dialog shows, as the person who gets it opens it. */
async function linkIn(device, label) {
  const whole = await device.page.getByLabel(label, { exact: true }).inputValue();
  return whole.slice(whole.indexOf('/#/'));
}

async function signOut(device) {
  await device.walk('/settings');
  // What was said last may still stand over the button on a phone.
  await device.button('Sign out here').press('Enter');
  await device.page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
  await device.heading('Sign in');
  await device.walk('/');
}

/** What the dialog that asks once more has in it. */
const asked = (device) => device.page.getByRole('dialog', { name: 'Is it still you?' });

async function proveByCode(device, app) {
  await asked(device).getByLabel('Your password').fill(password);
  await asked(device).getByLabel('Code', { exact: true }).fill(await app.code());
  await asked(device).getByRole('button', { name: 'Go on' }).click();
  await asked(device).waitFor({ state: 'detached' });
}

chapter('the first administrator comes in, and nothing is open before a passkey is made', async () => {
  petra.device = await tale.device(desk);
  await takeInvitation(petra.device, tale.practice.invitation, 'petra');
  await petra.device.heading('One more step');
  assert.equal((await me(petra.device)).session.enrol, true);
  assert.equal(await status(petra.device, '/api/people'), 403);
  await petra.device.walk('/people');
  await petra.device.heading('One more step');
  await petra.device.tap('Get help now');
  await petra.device.sees('Right now');
  await petra.device.walk('/');
  Object.assign(petra, await enrol(petra.device, { name: 'Desk at the office' }));
  assert.equal(petra.codes.length, 10);
  assert.equal(new Set(petra.codes).size, 10);
  await petra.device.heading('People');
  assert.equal((await me(petra.device)).session.proof, 'two_factors');
  assert.equal((await petra.key.credentials()).length, 1);
});

chapter('she signs out, and in again with the passkey alone', async () => {
  await signOut(petra.device);
  assert.equal(await status(petra.device, '/api/me'), 401);
  await petra.device.tap('Sign in with a passkey');
  await petra.device.heading('People');
  assert.equal((await me(petra.device)).session.proof, 'passkey');
  const credentials = await petra.key.credentials();
  // On another device the browser offers it in its list under the login field; nothing is pressed in the app.
  const device = await tale.device(desk);
  const key = await Key.on(device, { list: true });
  await key.carry(credentials);
  await device.go('/');
  await device.heading('People');
  assert.equal((await me(device)).session.proof, 'passkey');
  await petra.key.carry(await key.credentials());
  await device.close();
});

chapter('a passkey that does not know who holds it is refused, by the browser and by the server', async () => {
  const device = await tale.device(phone);
  await device.go('/');
  await device.heading('Sign in');
  const weak = await Key.on(device, { verified: false });
  await weak.carry(await petra.key.credentials());
  await device.tap('Sign in with a passkey');
  await device.sees('No passkey was used. Try again, or use your password.');
  // A browser that were talked out of asking: what it sends then says that nobody was verified.
  await device.page.evaluate(() => {
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = ({ publicKey, ...rest }) => get({ ...rest, publicKey: { ...publicKey, userVerification: 'discouraged' } });
  });
  await device.tap('Sign in with a passkey');
  await device.sees('This passkey does not work here. Try again, or use your password.');
  assert.equal(await status(device, '/api/me'), 401);
  await device.close();
});

chapter('she invites a therapist, who takes a code app instead; a wrong code is said once, and nothing typed is lost', async () => {
  await petra.device.tap('Invite staff');
  await petra.device.write('Their name', 'Ana Duarte');
  await petra.device.tap('Make the link');
  ana.invitation = await linkIn(petra.device, 'Invitation link');
  await petra.device.tap('Done');
  ana.device = await tale.device(desk);
  await takeInvitation(ana.device, ana.invitation, 'ana');
  await ana.device.heading('One more step');
  await ana.device.tap('Use a code app');
  await ana.device.page.getByRole('img', { name: 'Picture for your code app' }).waitFor();
  ana.app = new CodeApp(await shownSecret(ana.device));
  const right = await ana.app.code();
  const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
  await ana.device.write('The code that the app shows now', wrong);
  await ana.device.tap('Use this code app');
  await ana.device.sees('This code is not right. Take the one that the app shows now.');
  assert.equal(await ana.device.field('The code that the app shows now').inputValue(), wrong);
  await ana.device.write('The code that the app shows now', right);
  await ana.device.tap('Use this code app');
  // What stands there once and never again is not taken away by coming back to the page.
  await ana.device.heading('Your recovery codes');
  await ana.device.page.evaluate(() => dispatchEvent(new Event('online')));
  await ana.device.tap('Go on');
  await ana.device.sees('Keep them first, then tick the box.');
  ana.codes = await keepCodes(ana.device);
  await ana.device.heading('Today');
  assert.equal((await me(ana.device)).session.proof, 'two_factors');
});

chapter('the password alone, a wrong code and a wrong password are answered alike; the right code opens', async () => {
  await signOut(ana.device);
  for (const tried of [{}, { code: '000000' }, { with: 'not the password at all', code: await ana.app.code() }]) {
    await signIn(ana.device, 'ana', tried);
    await ana.device.sees(wrongSentence);
    assert.equal(await ana.device.field('Email or user name').inputValue(), 'ana');
    assert.equal(await ana.device.field('Password').inputValue(), tried.with ?? password);
    await ana.device.page.reload();
  }
  await signIn(ana.device, 'ana', { code: await ana.app.code() });
  await ana.device.heading('Today');
});

chapter('a recovery code opens once, and not twice; it is told', async () => {
  await signOut(ana.device);
  await signIn(ana.device, 'ana', { code: ana.codes[0].toLowerCase().replace(/-/g, ' ') });
  await ana.device.heading('Today');
  await ana.device.walk('/settings/sign-in');
  await ana.device.sees('9 codes are left.');
  await ana.device.walk('/settings/notices');
  await ana.device.sees(/^A recovery code was used.*, today \d\d:\d\d\. Was it you\?$/);
  await signOut(ana.device);
  await signIn(ana.device, 'ana', { code: ana.codes[0] });
  await ana.device.sees(wrongSentence);
  await ana.device.write('Code, if you have set one up', await ana.app.code());
  await ana.device.tap('Sign in');
  await ana.device.heading('Today');
});

chapter('the last way to sign in cannot be taken from somebody who works here', async () => {
  await ana.device.walk('/settings/sign-in');
  await ana.device.tap('Remove the code app');
  await ana.device.page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await ana.device.sees('This is your last one, and you need one to work here. Add another first.');
  await ana.device.tap('Keep it');
  assert.equal((await ana.device.api('/api/me/factors')).body.code_app !== undefined, true);
});

chapter('a new device leaves a notice, seen quietly on the other one', async () => {
  await ana.device.walk('/settings/notices');
  await ana.device.sees('Was one of these not you?');
  await until('all is seen', async () => (await me(ana.device)).unseen_notices === 0);
  await ana.device.walk('/settings');  // the list itself would mark what comes as seen
  const second = await tale.device(phone);
  await second.go('/');
  await signIn(second, 'ana', { code: await ana.app.code() });
  await second.heading('Today');
  await ana.device.page.reload();
  await ana.device.sees('1 new');
  await ana.device.walk('/settings/notices');
  await ana.device.sees(/^New sign-in.*, today \d\d:\d\d\. Was it you\?$/);
  await until('it is seen', async () => (await me(ana.device)).unseen_notices === 0);
  ana.second = second;
});

chapter('after a while a dangerous deed asks once more; closing it leaves all as it was, proving it goes on', async () => {
  await tale.practice.age(6);
  await ana.device.walk('/settings/notices');
  await ana.device.page.locator('main').getByRole('button', { name: 'Sign out everywhere else' }).click();
  await asked(ana.device).waitFor();
  await asked(ana.device).getByRole('button', { name: 'Not now' }).click();
  await asked(ana.device).waitFor({ state: 'detached' });
  assert.equal(await status(ana.second, '/api/me'), 200);
  await ana.device.page.locator('main').getByRole('button', { name: 'Sign out everywhere else' }).click();
  await asked(ana.device).getByLabel('Your password').fill('not this one');
  await asked(ana.device).getByRole('button', { name: 'Go on' }).click();
  await asked(ana.device).getByText('That is not right. Look at it once more.').waitFor();
  assert.equal(await asked(ana.device).getByLabel('Your password').inputValue(), 'not this one');
  await proveByCode(ana.device, ana.app);
  await ana.device.sees('Signed out everywhere else.');
  assert.equal(await status(ana.second, '/api/me'), 401);
});

chapter('a form in a dialog keeps what was typed while it is asked who it is', async () => {
  await tale.practice.age(6);
  await petra.device.walk('/people');
  await petra.device.tap('Invite staff');
  await petra.device.write('Their name', 'Robin Sand');
  await petra.device.tap('Make the link');
  await asked(petra.device).getByRole('button', { name: 'Not now' }).click();
  await asked(petra.device).waitFor({ state: 'detached' });
  assert.equal(await petra.device.field('Their name').inputValue(), 'Robin Sand');
  await petra.device.tap('Make the link');
  await asked(petra.device).getByRole('button', { name: 'Use your passkey' }).click();
  await petra.device.page.getByLabel('Invitation link', { exact: true }).waitFor();
  await petra.device.tap('Done');
});

chapter('a client comes in at once, adds a passkey of their own will, and the password alone opens no more', async () => {
  await ana.device.walk('/');
  await ana.device.tap('Invite a client');
  await ana.device.write('Their name', 'Lena Vogel');
  await ana.device.tap('Make the link');
  const link = await linkIn(ana.device, 'Invitation link');
  await ana.device.tap('Done');
  lena.device = await tale.device(phone);
  await takeInvitation(lena.device, link, 'lena');
  await lena.device.heading('Today');
  await lena.device.walk('/settings');
  await lena.device.tap(lena.device.page.getByRole('link', { name: /^How you sign in/ }));
  await lena.device.tap('Add a passkey');
  await lena.device.sees('From then on your password alone does not let you in.');
  lena.key = await Key.on(lena.device);
  await lena.device.write('A name for it', 'My phone');
  await lena.device.tap('Make a passkey');
  lena.codes = await keepCodes(lena.device);
  await lena.device.sees('My phone');
  await lena.device.sees('10 codes are left.');
  lena.passkeys = await lena.key.credentials();
  await lena.key.takeAway();
  await signOut(lena.device);
  await signIn(lena.device, 'lena');
  await lena.device.sees(wrongSentence);
  lena.key = await Key.on(lena.device);
  await lena.key.carry(lena.passkeys);
  await lena.device.tap('Sign in with a passkey');
  await lena.device.heading('Today');
  assert.equal((await me(lena.device)).session.proof, 'passkey');
});

chapter('somebody else’s passkey proves nothing here', async () => {
  await lena.key.takeAway();
  const foreign = await Key.on(lena.device);
  await foreign.carry(await petra.key.credentials());
  await tale.practice.age(6);
  await lena.device.walk('/settings/sign-in');
  const deed = () => lena.device.page.locator('main').getByRole('button', { name: 'Sign out everywhere else' }).click();
  await deed();
  await asked(lena.device).getByRole('button', { name: 'Use your passkey' }).click();
  await asked(lena.device).getByText('No passkey was used. You can try again.').waitFor();
  // A browser that were talked into offering every passkey it has: the server knows whose it is.
  await lena.device.page.evaluate(() => {
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = ({ publicKey, ...rest }) => get({ ...rest, publicKey: { ...publicKey, allowCredentials: [] } });
  });
  await asked(lena.device).getByRole('button', { name: 'Use your passkey' }).click();
  await asked(lena.device).getByText('This passkey does not work here. You can try again.').waitFor();
  await asked(lena.device).getByRole('button', { name: 'Not now' }).click();
  await foreign.takeAway();
  await lena.device.page.reload();
});

chapter('where a second factor is suddenly asked for, a form that was begun waits for its person', async () => {
  await ana.device.walk('/caseload');
  await ana.device.tap('Invite a client');
  await ana.device.write('Their name', 'Maya Osei');
  await until('the name is on the device', () => ana.device.text('Safe on this device').or(ana.device.text('Saved on this device')).first().isVisible());
  await tale.practice.weaken();
  await tale.practice.age(6);
  await ana.device.tap('Make the link');
  await ana.device.heading('One more step');
  await ana.device.sees('What you typed is safe on this device.');
  ana.key = await Key.on(ana.device);
  await ana.device.tap('Make a passkey');
  await proveByCode(ana.device, ana.app);
  await ana.device.heading('Caseload');
  await ana.device.tap('Invite a client');
  assert.equal(await ana.device.field('Their name').inputValue(), 'Maya Osei');
  await ana.device.tap('Cancel');
});

chapter('a way back in waits a day, and its owner can call it off', async () => {
  await tale.practice.mend();
  await petra.device.walk('/people');
  await petra.device.tap('Help somebody back in');
  await petra.device.write('Their email or user name', 'ana');
  await petra.device.tap('Make the link');
  await asked(petra.device).getByRole('button', { name: 'Use your passkey' }).click();
  await petra.device.sees('The link is ready. Give it to them in person.');
  const link = await linkIn(petra.device, 'Link');
  await petra.device.tap('Done');
  const stranger = await tale.device(phone);
  await stranger.go(link);
  await stranger.heading('Your way back in');
  await stranger.sees(/^This link opens /);
  await ana.device.page.reload();
  await ana.device.walk('/settings/notices');
  await ana.device.sees(/^Your practice made a link for a way back in/);
  await ana.device.tap('I did not ask for it. Call it off');
  await ana.device.sees('Called off. The link does not work any more.');
  await stranger.go(link);
  await stranger.sees('This link does not work any more. Ask your practice for a new one.');
  await stranger.close();
});

chapter('a login that nobody has gets an answer alike', async () => {
  await petra.device.tap('Help somebody back in');
  await petra.device.write('Their email or user name', 'nobody-here');
  await petra.device.tap('Make the link');
  await petra.device.sees('The link is ready. Give it to them in person.');
  await petra.device.tap('Done');
});

chapter('with the person there, the link opens at once: a new password, and a passkey anew', async () => {
  await petra.device.tap('Help somebody back in');
  await petra.device.write('Their email or user name', 'ana');
  await petra.device.page.getByLabel('What is lost').selectOption('both');
  await petra.device.page.getByRole('checkbox', { name: /^They are here with me/ }).check();
  await petra.device.tap('Make the link');
  const link = await linkIn(petra.device, 'Link');
  await petra.device.tap('Done');
  const fresh = await tale.device(phone);
  await fresh.go(link);
  await fresh.write('Your new password', 'too short');
  await fresh.tap('Save and go on');
  await fresh.sees('Use at least 15 signs.');
  await fresh.write('Your new password', other);
  await fresh.tap('Save and go on');
  await fresh.sees('That is done. Now you can sign in.');
  assert.equal(await status(ana.device, '/api/me'), 401);
  await fresh.tap('Sign in');
  await signIn(fresh, 'ana', { with: other });
  await enrol(fresh, { name: 'My new phone' });
  await fresh.heading('Today');
  await fresh.walk('/settings/notices');
  await fresh.sees(/^The way back in was used/);
  await fresh.close();
});

tale.end();
