// SPDX-License-Identifier: Apache-2.0

/** Maps a number from one range to another along a straight line. A range of no width maps to the middle. */
export function linear(from: readonly [number, number], to: readonly [number, number]): (value: number) => number {
  const width = from[1] - from[0];
  if (width === 0) return () => (to[0] + to[1]) / 2;
  const slope = (to[1] - to[0]) / width;
  return (value) => to[0] + (value - from[0]) * slope;
}

/** The number of a local day ("2026-11-22"), counted in days; differences are whole days whatever the clocks do. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000);
}

/** A length for an SVG attribute, to a tenth of a pixel. */
export function px(value: number): number {
  return Math.round(value * 10) / 10;
}
