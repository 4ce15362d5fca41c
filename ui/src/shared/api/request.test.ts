// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerAtTheDoor, ApiError, request } from './request';

const sent: { path: string; body: unknown }[] = [];
const answers: [number, object][] = [];
let stop = () => {};

const saying = (status: number, kind: string): [number, object] => [status, { error: { kind, path: '', sentence: 'Said.' } }];

beforeEach(() => {
  sent.length = 0;
  answers.length = 0;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push({ path, body: init.body });
    const [status, body] = answers.shift() ?? [200, { done: true }];
    return new Response(JSON.stringify(body), { status });
  });
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

const door = (confirm: () => Promise<boolean>, enrol = () => {}) => {
  stop = answerAtTheDoor({ confirm, enrol });
};
const kindOf = (error: unknown) => (error instanceof ApiError ? error.kind : error);

test('what wants a fresh proof is sent again as it was, once it was given', async () => {
  answers.push(saying(403, 'confirm'));
  const order: string[] = [];
  door(async () => {
    order.push(`asked after ${sent.length}`);
    return true;
  });
  expect(await request('POST', '/api/resets', { login: 'ana' })).toEqual({ done: true });
  expect(order).toEqual(['asked after 1']);
  expect(sent).toEqual([
    { path: '/api/resets', body: '{"login":"ana"}' },
    { path: '/api/resets', body: '{"login":"ana"}' },
  ]);
});

test('closing the question sends nothing', async () => {
  answers.push(saying(403, 'confirm'));
  door(async () => false);
  expect(kindOf(await request('POST', '/api/resets', {}).catch((error: unknown) => error))).toBe('confirm');
  expect(sent).toHaveLength(1);
});

test('it is asked once for one deed: a proof that is not taken ends it', async () => {
  answers.push(saying(403, 'confirm'), saying(403, 'confirm'));
  let asked = 0;
  door(async () => {
    asked += 1;
    return true;
  });
  expect(kindOf(await request('POST', '/api/resets', {}).catch((error: unknown) => error))).toBe('confirm');
  expect(asked).toBe(1);
});

test('a second factor that is missing is told to the app, and the request ends', async () => {
  answers.push(saying(403, 'second_factor'));
  const enrol = vi.fn();
  door(async () => true, enrol);
  expect(kindOf(await request('GET', '/api/records').catch((error: unknown) => error))).toBe('second_factor');
  expect(enrol).toHaveBeenCalledOnce();
});

test('other refusals ask nobody anything', async () => {
  for (const [status, kind] of [[401, 'signed_out'], [403, 'not_allowed'], [422, 'refused'], [429, 'too_many']] as const) {
    answers.push(saying(status, kind));
    door(() => Promise.reject(new Error('asked')));
    expect(kindOf(await request('GET', '/api/me').catch((error: unknown) => error))).toBe(kind);
    stop();
  }
});

test('with nobody at the door the refusal is as it came', async () => {
  answers.push(saying(403, 'confirm'));
  expect(kindOf(await request('POST', '/api/resets', {}).catch((error: unknown) => error))).toBe('confirm');
});
