// SPDX-License-Identifier: Apache-2.0
// A real practice, where everybody has to prove who they are; and what people carry in their pockets to do so.
import { execFile, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { appFolder, program, projectRoot } from './practice.mjs';

const run = promisify(execFile);

/** A password that may stand alone, and is nobody's first guess. */
export const password = 'seven quiet herons at noon';

/**
 * Makes a practice and serves it under a name, because passkeys are bound to one. `invitation` is the way in for its first
 * administrator. `age` makes everybody's last proof so many minutes older; `weaken` takes the second factor from the proofs of all sessions, as if it had not been asked; `mend` puts
 * it back.
 * `verify` walks through the ledger and says what it found.
 */
export async function startOffice() {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-office-'));
  const data = join(folder, 'data');
  const made = await run(program, ['init', '--data', data, '--name', 'Harbour Lane']);
  const invitation = /#\/invitation\/[\w-]+/.exec(made.stdout)?.[0];
  const places = ['--data', data, '--app', appFolder, '--catalog', join(projectRoot, 'catalog')];
  const child = spawn(program, ['serve', '--port', '0', ...places], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += text));
  child.stderr.on('data', (text) => (said.err += text));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', () => {
      const ready = /^ready (\S+)$/m.exec(said.out);
      if (ready) resolve(ready[1].replace('127.0.0.1', 'localhost'));
    });
    void ended.then((code) => reject(new Error(`The practice did not start (${code}):\n${said.err}`)));
  });
  /** Changes the stored sessions behind the server's back: nobody waits five minutes in a test. */
  const inStore = (change) => run('python3', ['-c', changeStore, data, change]);
  return {
    url,
    invitation: `/${invitation}`,
    age: (minutes) => inStore(`UPDATE sign_in_sessions SET proved = proved - ${minutes * 60_000}`),
    weaken: () => inStore("UPDATE sign_in_sessions SET proof = 'password'"),
    verify: async () => (await run(program, ['audit', 'verify', '--data', data])).stdout,
    mend: () => inStore("UPDATE sign_in_sessions SET proof = 'two_factors'"),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const changeStore = `
import sqlite3, sys
store = sqlite3.connect(sys.argv[1] + '/cairn.db', timeout=30)
assert store.execute(sys.argv[2]).rowcount > 0
store.commit()
`;

/**
 * A virtual key answers by itself what a person would pick from the browser's list under the login field: where the
 * button is to be pressed, the browser has no such list.
 */
function withoutList() {
  if ('PublicKeyCredential' in globalThis) PublicKeyCredential.isConditionalMediationAvailable = async () => false;
}

/** What a device proves a person with: a finger, a face, a PIN. Without `verified` it knows only that somebody is there. */
export class Key {
  static async on(device, { verified = true, list = false } = {}) {
    const key = new Key();
    if (!list) {
      await device.context.addInitScript(withoutList);
      await device.page.evaluate(withoutList);
    }
    if (!device.webauthn) {
      device.webauthn = await device.context.newCDPSession(device.page);
      await device.webauthn.send('WebAuthn.enable', { enableUI: false });
    }
    key.cdp = device.webauthn;
    key.options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verified,
      automaticPresenceSimulation: true,
    };
    key.id = (await key.cdp.send('WebAuthn.addVirtualAuthenticator', { options: key.options })).authenticatorId;
    return key;
  }

  async credentials() {
    return (await this.cdp.send('WebAuthn.getCredentials', { authenticatorId: this.id })).credentials;
  }

  /** Carries the passkeys of another key on this one, as a maker's cloud would; they go on counting where that one stopped. */
  async carry(credentials) {
    await this.cdp.send('WebAuthn.clearCredentials', { authenticatorId: this.id });
    for (const credential of credentials)
      await this.cdp.send('WebAuthn.addCredential', { authenticatorId: this.id, credential });
  }

  /** Takes it away from the device. */
  async takeAway() {
    await this.cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: this.id });
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function bytesOf(base32) {
  let bits = '';
  for (const sign of base32.replace(/[\s=]/g, '')) bits += alphabet.indexOf(sign).toString(2).padStart(5, '0');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** A code app (RFC 6238: SHA-1, 30 seconds, 6 digits). It never gives the same code twice, since none is taken twice. */
export class CodeApp {
  last = 0;

  constructor(secret) {
    this.key = bytesOf(secret);
  }

  async code() {
    let step = Math.max(Math.floor(Date.now() / 30_000), this.last + 1);
    // The server takes the code of the next half minute, and no later one.
    while (step > Math.floor(Date.now() / 30_000) + 1) await new Promise((resolve) => setTimeout(resolve, 500));
    this.last = step;
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const print = createHmac('sha1', this.key).update(counter).digest();
    const number = print.readUInt32BE(print[19] & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, '0');
  }
}

/** Takes up an invitation: says yes, chooses a login and a password. */
export async function takeInvitation(device, link, login) {
  await device.go(link);
  await device.page.getByRole('checkbox').check();
  await device.tap('Go on');
  await device.write('Email or user name', login);
  await device.write('Choose a password', password);
  await device.tap('Start');
}

/** What everybody who works here does once: a passkey or a code app, and the recovery codes. Returns what they carry away. */
export async function enrol(device, { name = 'My phone', by = 'passkey' } = {}) {
  await device.heading('One more step');
  const carried = by === 'passkey' ? await enrolPasskey(device, name) : await enrolCodeApp(device);
  return { ...carried, codes: await keepCodes(device) };
}

async function enrolPasskey(device, name) {
  const key = await Key.on(device);
  await device.write('A name for it', name);
  await device.tap('Make a passkey');
  return { key };
}

async function enrolCodeApp(device) {
  if ((await device.button('Use a code app').count()) > 0) await device.tap('Use a code app');
  const app = new CodeApp(await shownSecret(device));
  await device.write('The code that the app shows now', await app.code());
  await device.tap('Use this code app');
  return { app };
}

export async function shownSecret(device) {
  await device.page.getByText('I cannot use the picture').click();
  return device.page.locator('.doors-secret').innerText();
}

export async function keepCodes(device) {
  await device.heading('Your recovery codes');
  const codes = await device.page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allInnerTexts();
  await device.page.getByRole('checkbox', { name: 'I have kept them' }).check();
  await device.tap('Go on');
  return codes;
}

/** Signs in with what is typed. */
export async function signIn(device, login, { with: words = password, code } = {}) {
  await device.write('Email or user name', login);
  await device.write('Password', words);
  if (code) await device.write('Code, if you have set one up', code);
  await device.tap('Sign in');
}
