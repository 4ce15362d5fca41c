// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { drawGoalPath, inOrder, pathMargin } from './goal-path';

const size = { width: 340, height: 142 };
const ratings = [
  { on: '2026-10-01', value: 3 },
  { on: '2026-10-11', value: 4 },
  { on: '2026-10-21', value: 6 },
];

describe('the goal path', () => {
  it('runs from left to right and higher is closer', () => {
    const { points } = drawGoalPath({ ratings, today: '2026-10-21' }, size);
    expect(points.map((point) => point.x)).toEqual([pathMargin.left, 176, 340 - pathMargin.right]);
    expect(points[0]!.y).toBeGreaterThan(points[1]!.y);
    expect(points[1]!.y).toBeGreaterThan(points[2]!.y);
  });
  it('holds each rating until the next and the last until today', () => {
    const { line, points } = drawGoalPath({ ratings: ratings.slice(0, 2), today: '2026-10-21' }, size);
    expect(line).toBe(`M${points[0]!.x} ${points[0]!.y}H${points[1]!.x}V${points[1]!.y}H${340 - pathMargin.right}`);
  });
  it('draws no line through a single rating and none at all without any', () => {
    expect(drawGoalPath({ ratings: ratings.slice(0, 1), today: '2026-10-02' }, size).line).toBe('');
    expect(drawGoalPath({ ratings: [], today: '2026-10-02' }, size).points).toEqual([]);
  });
  it('puts the ends of the scale on the edges of the drawing', () => {
    const { gridY, goodEnoughY } = drawGoalPath({ ratings, goodEnough: 10, today: '2026-10-21' }, size);
    expect(gridY.map((line) => line.y)).toEqual([size.height - pathMargin.bottom, 77, pathMargin.top]);
    expect(goodEnoughY).toBe(pathMargin.top);
    expect(drawGoalPath({ ratings, today: '2026-10-21' }, size).goodEnoughY).toBeUndefined();
  });
  it('spans an open spell until today and leaves out a change that is older than the path', () => {
    const drawing = drawGoalPath(
      {
        ratings,
        spells: [{ started: '2026-10-11', eased: '2026-10-15' }, { started: '2026-10-19' }],
        changes: ['2026-09-01', '2026-10-11'],
        today: '2026-10-21',
      },
      size,
    );
    expect(drawing.spells.map((spell) => spell.open)).toEqual([false, true]);
    expect(drawing.spells[1]!.x2).toBe(340 - pathMargin.right);
    expect(drawing.changes).toEqual([176]);
  });
  it('leaves out a hard spell that was over before the first rating', () => {
    const spells = [{ started: '2026-01-01', eased: '2026-01-12' }];
    const drawing = drawGoalPath({ ratings, spells, today: '2026-10-21' }, size);
    expect(drawing.spells).toEqual([]);
    expect(drawing.points[0]!.x).toBe(pathMargin.left);
  });
  it('lets the later of two ratings on one day stand', () => {
    expect(inOrder([{ on: '2026-10-02', value: 5 }, { on: '2026-10-01', value: 3 }, { on: '2026-10-02', value: 6 }])).toEqual([
      { on: '2026-10-01', value: 3 },
      { on: '2026-10-02', value: 6 },
    ]);
  });
});
