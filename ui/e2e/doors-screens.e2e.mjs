// SPDX-License-Identifier: Apache-2.0
// Every screen at the doors, looked at as other screens are: axe, light and dark, phone and desk, 320 pixels, its words.
import assert from 'node:assert/strict';
import { desk, phone } from './harness/device.mjs';
import { assertNone, faultsOf } from './harness/look.mjs';
import { Key, keepCodes, startOffice, takeInvitation } from './harness/office.mjs';
import { story } from './harness/story.mjs';

const tale = story({ start: startOffice });
const { chapter } = tale;
let petra;
let key;

/** Looks at what stands there now. */
const look = async (device, name, client = true) => assertNone(await faultsOf(device, name, { client, shots: `door-${name.replace(/\W+/g, '-')}` }));

const focused = (device) => device.page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
async function tabTo(device, words) {
  for (let step = 0; step < 60; step += 1) {
    await device.page.keyboard.press('Tab');
    if ((await focused(device)) === words) return;
  }
  assert.fail(`the Tab key does not reach “${words}”`);
}

chapter('signing in', async () => {
  const device = await tale.device(phone);
  await device.go('/');
  await device.heading('Sign in');
  await look(device, 'sign in');
  await device.tap('Sign in');
  await device.sees('Write your password.');
  await look(device, 'sign in empty');
  await device.write('Email or user name', 'nobody');
  await device.write('Password', 'not the password at all');
  await device.tap('Sign in');
  await device.sees(/^That is not right/);
  await look(device, 'sign in wrong');
  await device.close();
});

chapter('signing in where no passkey can be', async () => {
  const device = await tale.device(phone);
  await device.page.goto(tale.url.replace('localhost', '127.0.0.1'));
  await device.heading('Sign in');
  assert.equal(await device.button('Sign in with a passkey').count(), 0);
  await look(device, 'sign in at a bare address');
  await device.close();
});

chapter('setting up, by keyboard alone', async () => {
  petra = await tale.device(desk);
  await takeInvitation(petra, tale.practice.invitation, 'petra');
  await petra.heading('One more step');
  await look(petra, 'enrolment');
  await petra.tap('Use a code app');
  await petra.page.locator('.doors-qr').waitFor();
  await look(petra, 'code app');
  await petra.tap('Use this code app');
  await petra.sees('Write the 6 digits.');
  await look(petra, 'code app empty');
  await petra.page.reload();
  await petra.heading('One more step');
  key = await Key.on(petra);
  await tabTo(petra, 'Make a passkey');
  await petra.page.keyboard.press('Enter');
  await petra.heading('Your recovery codes');
  assert.equal(await focused(petra), 'Your recovery codes');
  await look(petra, 'recovery codes');
  await petra.page.emulateMedia({ media: 'print' });
  assert.equal(await petra.button('Copy').isVisible(), false);
  await petra.page.emulateMedia({ media: 'screen' });
  await keepCodes(petra);
  await petra.heading('People');
});

chapter('how I sign in, and what happened', async () => {
  await petra.walk('/settings');
  await look(petra, 'settings');
  await petra.walk('/settings/sign-in');
  await petra.sees('This device');
  await look(petra, 'ways');
  await petra.tap('Remove This device');
  await look(petra, 'remove');
  await petra.tap('Keep it');
  await petra.walk('/settings/sign-in/passkey');
  await petra.sees('A name for it');
  await look(petra, 'add a passkey');
  await petra.tap('Make a passkey');
  await petra.sees('You have a passkey on this device.');
  await look(petra, 'a passkey there is');
  await petra.walk('/settings/sign-in/codes');
  await petra.heading('Make new codes?');
  await look(petra, 'new codes');
  await petra.walk('/settings/notices');
  await petra.sees('Was one of these not you?');
  await look(petra, 'notices');
});

chapter('proving anew, and helping somebody back in', async () => {
  await petra.walk('/people');
  await petra.heading('People');
  await look(petra, 'people', false);
  await petra.tap('Help somebody back in');
  await look(petra, 'reset', false);
  await tale.practice.age(6);
  await petra.write('Their email or user name', 'petra');
  await petra.tap('Make the link');
  const dialog = petra.page.getByRole('dialog', { name: 'Is it still you?' });
  await dialog.waitFor();
  assert.ok(await dialog.evaluate((one) => one.contains(document.activeElement)), 'the focus is in the dialog');
  await look(petra, 'is it still you', false);
  await petra.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await focused(petra), 'Make the link');
  await petra.tap('Make the link');
  await dialog.getByRole('button', { name: 'Use your passkey' }).click();
  await petra.sees('The link is ready. Give it to them in person.');
  await look(petra, 'reset ready', false);
  const whole = await petra.page.getByLabel('Link', { exact: true }).inputValue();
  await petra.tap('Done');
  const device = await tale.device(phone);
  await device.go(whole.slice(whole.indexOf('/#/')));
  await device.sees(/^This link opens /);
  await look(device, 'way back too early');
  await device.close();
});

chapter('a way back in that is open, and one that is over', async () => {
  await petra.tap('Help somebody back in');
  await petra.write('Their email or user name', 'petra');
  await petra.page.getByRole('checkbox', { name: /^They are here with me/ }).check();
  await petra.tap('Make the link');
  const whole = await petra.page.getByLabel('Link', { exact: true }).inputValue();
  await petra.tap('Done');
  const device = await tale.device(phone);
  await device.go(whole.slice(whole.indexOf('/#/')));
  await device.heading('Your way back in');
  await look(device, 'way back');
  await device.go('/#/reset/never-made');
  await device.sees('This link does not work any more. Ask your practice for a new one.');
  await look(device, 'way back over');
  await device.close();
});

chapter('all of it in German', async () => {
  await petra.walk('/settings/look');
  await petra.page.getByLabel('Language').selectOption('de');
  const german = [
    ['/settings', 'Wie du dich anmeldest'],
    ['/settings/sign-in', 'Überall sonst abmelden'],
    ['/settings/sign-in/passkey', 'Passkey anlegen'],
    ['/settings/sign-in/code-app', 'Der Code, den die App jetzt zeigt'],
    ['/settings/sign-in/codes', 'Neue Codes machen'],
    ['/settings/notices', 'Warst du etwas davon nicht?'],
  ];
  for (const [at, says] of german) {
    await petra.walk(at);
    await petra.sees(says);
    const text = await petra.page.locator('main').innerText();
    assert.doesNotMatch(text, /\b(the|your|was|sign|with|remove|code app)\b/, `${at} has English left: ${text}`);
  }
  await look(petra, 'notices in German', false);
});

chapter('no browser reported a fault', async () => {
  assert.ok((await key.credentials()).length > 0);
  for (const device of tale.devices) assert.deepEqual(device.faults, []);
});
