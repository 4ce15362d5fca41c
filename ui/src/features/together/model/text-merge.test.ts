// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { mergeText } from './text-merge';

describe('two people writing one text', () => {
  it('keeps both changes where they are apart', () => {
    expect(mergeText('Get through the shop', 'I get through the shop', 'Get through the shop without leaving')).toBe(
      'I get through the shop without leaving',
    );
    expect(mergeText('a b c', 'a c', 'a b c d')).toBe('a c d');
  });
  it('takes the one that changed', () => {
    expect(mergeText('same', 'same', 'theirs')).toBe('theirs');
    expect(mergeText('same', 'mine', 'same')).toBe('mine');
    expect(mergeText('same', 'both', 'both')).toBe('both');
  });
  it('decides nothing where both changed the same part', () => {
    expect(mergeText('Sleep', 'Sleep well', 'Sleep longer')).toBeUndefined();
    expect(mergeText('Sleep through', 'Rest through', 'Doze through')).toBeUndefined();
    expect(mergeText('', 'mine', 'theirs')).toBeUndefined();
  });
  it('copes with everything taken out', () => {
    expect(mergeText('one two', '', 'one two')).toBe('');
    expect(mergeText('one two', '', 'one two three')).toBeUndefined();
  });
});
