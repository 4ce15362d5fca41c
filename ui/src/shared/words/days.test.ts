// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { dayWords } from './days';

describe.each([
  ['in the middle of a year', new Date(2026, 10, 22, 10)],
  ['on the last evening of a year', new Date(2026, 11, 31, 23, 59)],
  ['on the first morning of a year', new Date(2027, 0, 1, 0, 1)],
])('days in words, said %s', (_name, now) => {
  const words = dayWords('en-GB', () => now);
  const year = now.getFullYear();

  test('leave this year out and say another one', () => {
    expect(words.day(`${year}-03-02`)).not.toContain(String(year));
    expect(words.day(`${year - 1}-03-02`)).toContain(String(year - 1));
    expect(words.short(`${year + 1}-03-02`)).toContain(String(year + 1));
  });

  test('call the days beside this one by their names', () => {
    const iso = (offset: number) => {
      const day = new Date(year, now.getMonth(), now.getDate() + offset, 12);
      const two = (n: number) => String(n).padStart(2, '0');
      return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
    };
    expect([-1, 0, 1].map((offset) => words.near(iso(offset)))).toEqual(['Yesterday', 'Today', 'Tomorrow']);
    expect(words.near(iso(2))).toMatch(/\d/);
  });

  test('say the weekday of what was lately, and the date of what is long ago', () => {
    const before = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
    expect(words.moment(before(5))).not.toMatch(/January|November|December/);
    expect(words.moment(before(7))).toMatch(/November|December/);
  });
});
