// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { aGoal, lena, noor } from '../../testing/entries';
import { merged, preferMine } from './merge';

const client = { by: 'client' as const, who: lena };
const therapist = { by: 'therapist' as const, who: noor };
const shaping = aGoal({ state: 'shaping', agreed_by: [] });

describe('two versions made from one', () => {
  test('different members are both taken', () => {
    const area = { code: 'EASE.anx', label: 'Worry', main: true };
    const both = merged('goal', shaping, { ...shaping, areas: [area] }, { ...shaping, why: 'My sister' });
    expect(both).toEqual({ ...shaping, areas: [area], why: 'My sister' });
  });

  test('the same words on both sides are no conflict', () => {
    const mine = { ...shaping, words: 'Ride the bus' };
    expect(merged('goal', shaping, mine, mine)).toEqual(mine);
  });

  test('different words are for a person to decide', () => {
    expect(merged('goal', shaping, { ...shaping, words: 'A' }, { ...shaping, words: 'B' })).toBeUndefined();
  });

  test('the same optional member changed on both sides is for a person to decide', () => {
    expect(merged('goal', shaping, { ...shaping, why: 'A' }, { ...shaping, why: 'B' })).toBeUndefined();
  });

  test('two yes marks given at once make it agreed', () => {
    const both = merged('goal', shaping, { ...shaping, agreed_by: [therapist] }, { ...shaping, agreed_by: [client] });
    expect(both).toMatchObject({ state: 'agreed', agreed_by: [therapist, client] });
  });

  test('my yes does not carry over to words I have not seen', () => {
    const theirs = { ...shaping, words: 'Ride the bus', words_by: 'therapist', agreed_by: [therapist] };
    const both = merged('goal', shaping, theirs, { ...shaping, agreed_by: [client] });
    expect(both).toMatchObject({ words: 'Ride the bus', agreed_by: [therapist], state: 'shaping' });
  });

  test('their yes does not carry over to my new words', () => {
    const mine = { ...shaping, words: 'Ride the bus', agreed_by: [client] };
    expect(merged('goal', shaping, { ...shaping, agreed_by: [therapist] }, mine)).toMatchObject({ agreed_by: [client] });
  });

  test('what was taken out stays out', () => {
    const base = { ...shaping, why: 'My sister' };
    const { why: _why, ...without } = base;
    expect(merged('goal', base, { ...base, review_weeks: 4 }, without)).toEqual({ ...without, review_weeks: 4 });
  });
});

test('choosing my words keeps what they changed elsewhere, and only my own yes', () => {
  const theirs = { ...shaping, words: 'A', review_weeks: 4, agreed_by: [therapist] };
  const mine = { ...shaping, words: 'B', agreed_by: [client] };
  expect(preferMine('goal', shaping, theirs, mine)).toMatchObject({ words: 'B', review_weeks: 4, agreed_by: [client], state: 'shaping' });
});
