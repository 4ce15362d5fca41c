// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { countSpells, drawSpells, spellsHeight } from './hard-spells';

const spells = [
  { id: 'b', started: '2026-09-01', eased: '2026-09-05', helped: ['grounding'] },
  { id: 'a', started: '2025-09-02', eased: '2025-09-13', helped: ['rest', 'my sister'] },
];

describe('hard spells', () => {
  it('stand in the order in which they began, with their days', () => {
    expect(countSpells(spells, '2026-11-22').map((spell) => [spell.id, spell.days, spell.open])).toEqual([
      ['a', 11, false],
      ['b', 4, false],
    ]);
  });
  it('counts an open one until today', () => {
    expect(countSpells([{ id: 'c', started: '2026-11-20', helped: [] }], '2026-11-22')[0]).toMatchObject({ days: 2, open: true });
  });
  it('draws widths on one scale of days', () => {
    const { dips } = drawSpells(countSpells(spells, '2026-11-22'), { width: 400, height: 100 });
    expect(dips[1]!.width / dips[0]!.width).toBeCloseTo(4 / 11, 2);
    expect(dips.map((dip) => dip.dots.length)).toEqual([11, 4]);
  });
  it('lets a dot stand for a week when a spell is long', () => {
    const long = countSpells([{ id: 'd', started: '2026-01-01', eased: '2026-03-05', helped: [] }], '2026-11-22');
    const drawing = drawSpells(long, { width: 300, height: 100 });
    expect(drawing.daysPerDot).toBe(7);
    expect(drawing.dips[0]!.dots).toHaveLength(9);
    expect(spellsHeight(long)).toBeGreaterThan(spellsHeight(countSpells(spells.slice(0, 1), '2026-11-22')));
  });
  it('draws nothing steady after a spell that goes on', () => {
    const open = countSpells([{ id: 'c', started: '2026-11-20', helped: [] }], '2026-11-22');
    expect(drawSpells(open, { width: 300, height: 100 }).steady).toEqual([]);
  });
  it('copes with none', () => {
    expect(drawSpells([], { width: 300, height: 100 }).dips).toEqual([]);
  });
});
