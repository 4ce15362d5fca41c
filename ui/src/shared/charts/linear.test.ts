// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { dayNumber, linear, px } from './linear';

describe('linear', () => {
  it('maps ends to ends and the middle to the middle', () => {
    const y = linear([0, 10], [100, 0]);
    expect([y(0), y(10), y(5)]).toEqual([100, 0, 50]);
  });
  it('puts everything in the middle of a range without width', () => {
    expect(linear([3, 3], [0, 80])(3)).toBe(40);
  });
});

describe('days', () => {
  it('counts whole days across the change to summer time and a leap day', () => {
    expect(dayNumber('2026-03-30') - dayNumber('2026-03-28')).toBe(2);
    expect(dayNumber('2028-03-01') - dayNumber('2028-02-28')).toBe(2);
  });
  it('reads the day of an instant', () => {
    expect(dayNumber('2026-11-22T14:02:07.123Z')).toBe(dayNumber('2026-11-22'));
  });
  it('rounds lengths to a tenth', () => {
    expect(px(10.06)).toBe(10.1);
  });
});
