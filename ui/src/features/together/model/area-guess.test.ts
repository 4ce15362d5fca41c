// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { guessAreas } from './area-guess';

const aim = (code: string, specialist: boolean, areas: { code: string; label: string; examples: string[] }[]) => ({
  code,
  label: code,
  group: 'g',
  specialist,
  areas,
});
const aims = [
  aim('EASE', false, [
    { code: 'EASE.sleep', label: 'Sleep', examples: ['Fall asleep with less worry'] },
    { code: 'EASE.anx', label: 'Worry, fear and panic', examples: ['Go into a busy shop', 'Ride the bus'] },
  ]),
  aim('SAFE', true, [{ code: 'SAFE.safe', label: 'Shop safely', examples: [] }]),
];

describe('guessing an area', () => {
  it('goes by shared words, the closest first', () => {
    expect(guessAreas('Get through the shop without leaving', aims).map((area) => area.code)).toEqual(['EASE.anx']);
    expect(guessAreas('Sleep with less worrying', aims).map((area) => area.code)).toEqual(['EASE.sleep', 'EASE.anx']);
  });
  it('lets a word in a label outweigh one that many areas share', () => {
    const many = ['Anger', 'Sleep', 'Stress'].map((label, index) => ({
      code: `A.${'abc'[index]}`,
      label,
      examples: ['Feel better before the day begins', ...(label === 'Anger' ? ['better work'] : [])],
    }));
    expect(guessAreas('Sleep better before work', [aim('A', false, many)])[0]?.label).toBe('Sleep');
  });
  it('never guesses a specialist area, and nothing from nothing', () => {
    expect(guessAreas('safely', aims)).toEqual([]);
    expect(guessAreas('', aims)).toEqual([]);
  });
});
