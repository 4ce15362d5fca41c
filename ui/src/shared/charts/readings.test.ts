// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { enCharts } from '../words/en-charts';
import { readGoalPath, readSpells, spanOfPath } from './readings';

const path = (values: number[], goodEnough?: number) => ({
  ratings: values.map((value, index) => ({ on: `2026-10-${10 + index}`, value })),
  goodEnough,
  today: '2026-11-22',
});

describe('the reading of a goal path', () => {
  it('says how many ratings are missing, and draws no span', () => {
    expect(readGoalPath(path([]), enCharts)).toBe('Too early to tell. 2 more ratings and a path begins.');
    expect(readGoalPath(path([4]), enCharts)).toBe('Too early to tell. 1 more rating and a path begins.');
    expect(spanOfPath(path([4]), enCharts)).toBeUndefined();
  });
  it('tells a rise, no change and a fall without praise or blame', () => {
    expect(readGoalPath(path([3, 4, 6]), enCharts)).toBe('From 3 to 6 over 3 ratings. It looks closer.');
    expect(readGoalPath(path([5, 6, 5]), enCharts)).toBe('At 5, as it was at the start, over 3 ratings.');
    expect(readGoalPath(path([6, 4]), enCharts)).toBe('From 6 to 4 over 2 ratings. Ratings often go up and down.');
    expect(spanOfPath(path([3, 4, 6]), enCharts)).toBe('3 → 6');
  });
  it('names good enough once it is reached, and the harder stretches', () => {
    expect(readGoalPath(path([3, 7], 7), enCharts)).toContain('good-enough mark of 7');
    expect(readGoalPath(path([3, 6], 7), enCharts)).not.toContain('good-enough');
    expect(readGoalPath({ ...path([3, 6]), spells: [{ started: '2026-10-11' }] }, enCharts)).toContain('One harder stretch');
  });
});

describe('the reading of hard spells', () => {
  const first = { id: 'a', started: '2026-02-01', eased: '2026-02-10', helped: [] };
  const second = { id: 'b', started: '2026-09-01', eased: '2026-09-05', helped: [] };
  it('sets the last two that eased side by side', () => {
    expect(readSpells([second, first], '2026-11-22', enCharts)).toBe(
      'There have been two hard spells. Last time 9 days, this time 4.',
    );
  });
  it('needs two, and says so', () => {
    expect(readSpells([], '2026-11-22', enCharts)).toBe('No hard spell has been shared here.');
    expect(readSpells([first], '2026-11-22', enCharts)).toBe(
      'One hard spell so far. It took 9 days. With one more we can set them side by side.',
    );
  });
  it('never compares one that goes on', () => {
    const open = { id: 'c', started: '2026-11-20', helped: [] };
    expect(readSpells([first, open], '2026-11-22', enCharts)).toBe(
      'One hard spell so far. It took 9 days. Another is going on, 2 days so far.',
    );
    expect(readSpells([open], '2026-11-22', enCharts)).toContain('2 days so far');
  });
});
