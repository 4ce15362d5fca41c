// SPDX-License-Identifier: Apache-2.0
import { dayNumber, px } from './linear';
import type { ChartSize } from './goal-path';

/** A hard spell as the chart needs it. */
export interface HardSpell {
  id: string;
  started: string;
  eased?: string | undefined;
  helped: readonly string[];
}

/** A spell with its days: until it eased, or so far. */
export interface CountedSpell extends HardSpell {
  days: number;
  open: boolean;
}

/** One dip: where it lies and its outline. */
export interface Dip extends CountedSpell {
  x: number;
  width: number;
  /** The dip as SVG path data; the floor of an open one runs out. */
  line: string;
  /** Days to steadier as dots, in rows of seven. */
  dots: { x: number; y: number }[];
}

/** Where every part of the hard spells lies (C3). */
export interface SpellDrawing {
  dips: Dip[];
  /** The steady stretches between the dips. */
  steady: { x1: number; x2: number }[];
  /** How many days one dot stands for. */
  daysPerDot: number;
  columnWidth: number;
}

/** How many spells that have eased make a comparison. */
export const spellsNeeded = 2;

const baseline = 14;
const depth = 34;
const dotGap = 9;

/** Spells by the day they began, each with its days; an open one counts until today. */
export function countSpells(spells: readonly HardSpell[], today: string): CountedSpell[] {
  return [...spells]
    .sort((a, b) => dayNumber(a.started) - dayNumber(b.started))
    .map((spell) => ({
      ...spell,
      open: spell.eased === undefined,
      days: Math.max(0, dayNumber(spell.eased ?? today) - dayNumber(spell.started)),
    }));
}

/**
 * Lays the last spells out side by side, each in a column of its own. Their widths share one scale of days; the steady
 * time between them is drawn short, because months of it would leave the spells no room.
 */
export function drawSpells(spells: readonly CountedSpell[], size: ChartSize): SpellDrawing {
  const columnWidth = size.width / Math.max(1, spells.length);
  const longest = Math.max(1, ...spells.map((spell) => spell.days));
  const daysPerDot = longest > 28 ? 7 : 1;
  const dips = spells.map((spell, index) => {
    const width = px(Math.max(14, (spell.days / longest) * columnWidth * 0.72));
    const x = px(index * columnWidth + 4);
    return { ...spell, x, width, line: dipLine(x, width, spell.open), dots: dotsOf(spell, x, daysPerDot) };
  });
  const steady = dips.map((dip, index) => {
    const next = dips[index + 1];
    return { x1: px(dip.x + dip.width), x2: next ? next.x : px(size.width) };
  });
  return { dips, steady: steady.filter((_, index) => !dips[index]?.open), daysPerDot, columnWidth };
}

/** How high the drawing is: the dips and as many rows of dots as the longest needs. */
export function spellsHeight(spells: readonly CountedSpell[]): number {
  const longest = Math.max(1, ...spells.map((spell) => spell.days));
  const dots = Math.ceil(longest / (longest > 28 ? 7 : 1));
  return baseline + depth + 18 + Math.ceil(dots / 7) * dotGap;
}

function dipLine(x: number, width: number, open: boolean): string {
  const slope = px(Math.min(14, width / 3));
  const floor = baseline + depth;
  const down = `M${x} ${baseline}C${px(x + slope * 0.6)} ${baseline} ${px(x + slope * 0.4)} ${floor} ${px(x + slope)} ${floor}`;
  if (open) return `${down}H${px(x + width)}`;
  const right = px(x + width);
  const up = `C${px(right - slope * 0.4)} ${floor} ${px(right - slope * 0.6)} ${baseline} ${right} ${baseline}`;
  return `${down}H${px(right - slope)}${up}`;
}

function dotsOf(spell: CountedSpell, x: number, daysPerDot: number): { x: number; y: number }[] {
  return Array.from({ length: Math.ceil(spell.days / daysPerDot) }, (_, index) => ({
    x: px(x + 4 + (index % 7) * dotGap),
    y: baseline + depth + 16 + Math.floor(index / 7) * dotGap,
  }));
}
