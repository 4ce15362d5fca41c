// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { firstNameOf, initialsOf } from './initials';

describe('initials', () => {
  it('takes the first and the last word', () => {
    expect(initialsOf('Ana Duarte')).toBe('AD');
    expect(initialsOf('Maria de la Cruz')).toBe('MC');
  });
  it('leaves titles out and copes with one word and none', () => {
    expect(initialsOf('Dr Noor Rahimi')).toBe('NR');
    expect(initialsOf('Sam')).toBe('S');
    expect(initialsOf('')).toBe('');
  });
  it('keeps a letter whole that takes two code units', () => {
    expect(initialsOf('𝒜na Duarte')).toBe('𝒜D');
  });
  it('calls people by their first name', () => {
    expect(firstNameOf('Dr. Noor Rahimi')).toBe('Noor');
    expect(firstNameOf('Tom')).toBe('Tom');
  });
});
