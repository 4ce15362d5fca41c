// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { autoMerged } from './auto-merge';

const base = { words: 'Get through the shop', horizon: 'not_sure', agreed_by: [], state: 'shaping' };

describe('two versions that met', () => {
  it('hold both changes of one text where they are apart', () => {
    const mine = { ...base, words: 'I get through the shop' };
    const theirs = { ...base, words: 'Get through the shop without leaving', agreed_by: [{ by: 'client', who: 'c' }] };
    expect(autoMerged(base, mine, theirs)).toMatchObject({
      words: 'I get through the shop without leaving',
      agreed_by: [],
      state: 'shaping',
    });
  });
  it('take each member from the one who changed it', () => {
    const mine = { ...base, horizon: 'long_term' };
    const theirs = { ...base, words: 'Other words' };
    expect(autoMerged(base, mine, theirs)).toMatchObject({ horizon: 'long_term', words: 'Other words' });
  });
  it('decide nothing where both changed the same place, or a number', () => {
    expect(autoMerged(base, { ...base, words: 'Sleep' }, { ...base, words: 'Rest' })).toBeUndefined();
    expect(autoMerged({ good_enough: 5 }, { good_enough: 6 }, { good_enough: 7 })).toBeUndefined();
    expect(autoMerged(undefined, base, base)).toBeUndefined();
  });
});
