// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { ApiError, type ErrorKind } from '../api/request';
import { deDoors } from '../words/de/doors';
import { enDoors } from '../words/en-doors';
import { doorSentence, waitOf } from './door-sentence';
import { PasskeyError } from './passkey';

const refusal = (kind: ErrorKind, sentence = '', path = '') => new ApiError(kind, path, sentence);
const waiting = (seconds: number) => refusal('too_many', `That was not right several times. Wait ${seconds} seconds, then try again.`);

test('a wait is said with its time, in the language of the page', () => {
  expect(waitOf(waiting(32))).toBe(32);
  expect(doorSentence(waiting(32), enDoors)).toContain('32 seconds');
  expect(doorSentence(waiting(900), enDoors)).toContain('15 minutes');
  expect(doorSentence(waiting(32), deDoors)).toContain('32 Sekunden');
});

test('where no wait helps, what helps is said', () => {
  const shut = refusal('too_many', 'Use a passkey.');
  expect(doorSentence(shut, { ...enDoors, shut: 'Ask.' })).toBe('Ask.');
  expect(doorSentence(shut, enDoors)).toBe('Use a passkey.');
});

test('wrong words and a wrong passkey are told apart; neither tells which part was wrong', () => {
  expect(doorSentence(refusal('refused', 'x'), enDoors)).toBe(enDoors.wrong);
  expect(doorSentence(refusal('refused', 'x'), enDoors, 'passkey')).toBe(enDoors.trouble.refused);
});

test('what the server says of one field is said', () => {
  expect(doorSentence(refusal('refused', 'Use at least 8 characters.', '/password'), enDoors)).toBe('Use at least 8 characters.');
});

test('who closed the question is told nothing', () => {
  expect(doorSentence(refusal('confirm', 'x'), enDoors)).toBe('');
});

test('a passkey that was not used, and a network that is not there', () => {
  expect(doorSentence(new PasskeyError('given_up'), enDoors)).toBe(enDoors.trouble.given_up);
  expect(doorSentence(refusal('offline'), enDoors)).toBe(enDoors.offline);
});

test('a fault of the app is no matter of the door', () => {
  expect(() => doorSentence(new TypeError('x'), enDoors)).toThrow(TypeError);
});
