// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { drawSpark } from './sparkline';

describe('the sparkline', () => {
  it('needs two values', () => {
    expect(drawSpark([])).toBeUndefined();
    expect(drawSpark([4])).toBeUndefined();
  });
  it('keeps one scale for everybody, so that a small change looks small', () => {
    const small = drawSpark([4, 5]);
    const large = drawSpark([0, 10]);
    expect(small!.end.y).toBeGreaterThan(large!.end.y);
    expect(large!.end).toEqual({ x: 76, y: 3 });
    expect(large!.line).toBe('M3 17L76 3');
  });
});
