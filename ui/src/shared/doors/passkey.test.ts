// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { RequestOptions } from '../api/doors';
import { askForPasskey, fromBase64Url, PasskeyError, passkeysPossible, toBase64Url } from './passkey';

const place = (hostname: string, isSecureContext = true, able = true) => ({
  isSecureContext,
  location: { hostname },
  ...(able ? { PublicKeyCredential: class {} } : {}),
});

test.each([
  ['clinic.example', true],
  ['localhost', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['[::1]', false],
  ['[2001:db8::1]', false],
])('passkeys can be had at %s: %s', (host, possible) => {
  expect(passkeysPossible(place(host))).toBe(possible);
});

test('no passkeys over an open line, nor in a browser that knows none', () => {
  expect(passkeysPossible(place('clinic.example', false))).toBe(false);
  expect(passkeysPossible(place('clinic.example', true, false))).toBe(false);
});

test('bytes go to base64url and back, whatever their length', () => {
  for (let length = 0; length < 70; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, place) => (place * 37 + length * 11) % 256);
    const text = toBase64Url(bytes.buffer);
    expect(text).toMatch(/^[\w-]*$/);
    expect([...fromBase64Url(text)]).toEqual([...bytes]);
  }
  expect(toBase64Url(Uint8Array.of(251, 255, 254).buffer)).toBe('-__-');
});

describe('asking for a passkey', () => {
  const options: RequestOptions = { challenge: 'AQID', timeout: 1000, rpId: 'localhost', allowCredentials: [{ type: 'public-key', id: 'BAUG' }], userVerification: 'required' };
  const answerWith = (get: (asked: CredentialRequestOptions) => Promise<unknown>) => vi.stubGlobal('navigator', { credentials: { get } });
  afterEach(() => vi.unstubAllGlobals());

  test('always asks who holds it, and for the ones that are named', async () => {
    const asked: CredentialRequestOptions[] = [];
    const bytes = (...list: number[]) => Uint8Array.from(list).buffer;
    answerWith(async (request) => {
      asked.push(request);
      return { id: 'BAUG', response: { clientDataJSON: bytes(1), authenticatorData: bytes(2), signature: bytes(3), userHandle: bytes(4) } };
    });
    const used = await askForPasskey({ ...options, userVerification: 'discouraged' });
    expect(used).toEqual({ id: 'BAUG', client_data: 'AQ', authenticator_data: 'Ag', signature: 'Aw', user_handle: 'BA' });
    expect(asked[0]?.publicKey?.userVerification).toBe('required');
    expect(asked[0]?.mediation).toBeUndefined();
    expect([...new Uint8Array(asked[0]?.publicKey?.allowCredentials?.[0]?.id as ArrayBuffer)]).toEqual([4, 5, 6]);
  });

  test.each([
    ['NotAllowedError', 'given_up'],
    ['AbortError', 'given_up'],
    ['SecurityError', 'not_here'],
  ])('%s means %s', async (name, trouble) => {
    answerWith(() => Promise.reject(new DOMException('', name)));
    const error = await askForPasskey(options).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PasskeyError);
    expect((error as PasskeyError).trouble).toBe(trouble);
  });
});
