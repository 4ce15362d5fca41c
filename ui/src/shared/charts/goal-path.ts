// SPDX-License-Identifier: Apache-2.0
import { dayNumber, linear, px } from './linear';

/** One rating of a goal: 0 = not there at all, 10 = fully there. */
export interface PathRating {
  on: string;
  value: number;
  /** The therapist entered what the client said. */
  spoken?: boolean;
}

/** A hard spell: the day it began and, once it has, the day it eased. */
export interface PathSpell {
  started: string;
  eased?: string | undefined;
}

/** Everything that a goal's path is drawn from. */
export interface GoalPathData {
  ratings: readonly PathRating[];
  goodEnough?: number | undefined;
  /** Days on which the goal was worded anew. */
  changes?: readonly string[];
  spells?: readonly PathSpell[];
  today: string;
}

/** The room the drawing has, in pixels. */
export interface ChartSize {
  width: number;
  height: number;
}

/** A rating with its place. */
export interface PathPoint extends PathRating {
  x: number;
  y: number;
}

/** Where every part of a goal's path lies (C2). */
export interface GoalPathDrawing {
  points: PathPoint[];
  /** The step line through the points, as SVG path data; empty with fewer than two ratings. */
  line: string;
  goodEnoughY: number | undefined;
  changes: number[];
  spells: { x1: number; x2: number; open: boolean }[];
  gridY: { value: number; y: number }[];
}

/** How many ratings make a path. */
export const pathNeeds = 2;

/** Room left around the drawing for its labels. */
export const pathMargin = { top: 22, right: 14, bottom: 10, left: 26 };

/** Lays a goal's ratings, its good-enough line, its changes and its hard spells out in the given room. */
export function drawGoalPath(data: GoalPathData, size: ChartSize): GoalPathDrawing {
  const ratings = inOrder(data.ratings);
  const changes = data.changes ?? [];
  const days = [...ratings.map((rating) => rating.on), data.today].map(dayNumber);
  // The path begins with its first rating; a hard spell that was over by then has no place on it.
  const first = Math.min(...days);
  const spells = (data.spells ?? []).filter((spell) => dayNumber(spell.eased ?? data.today) >= first);
  const x = linear([first, Math.max(...days, first + 1)], [pathMargin.left, size.width - pathMargin.right]);
  const y = linear([0, 10], [size.height - pathMargin.bottom, pathMargin.top]);
  const at = (date: string) => px(x(Math.max(first, dayNumber(date))));
  const points = ratings.map((rating) => ({ ...rating, x: at(rating.on), y: px(y(rating.value)) }));
  return {
    points,
    line: points.length < pathNeeds ? '' : stepLine(points, at(data.today)),
    goodEnoughY: data.goodEnough === undefined ? undefined : px(y(data.goodEnough)),
    changes: changes.filter((change) => dayNumber(change) > first).map(at),
    spells: spells.map((spell) => ({
      x1: at(spell.started),
      x2: Math.max(at(spell.eased ?? data.today), at(spell.started) + 6),
      open: spell.eased === undefined,
    })),
    gridY: [0, 5, 10].map((value) => ({ value, y: px(y(value)) })),
  };
}

/** The ratings by day; of two on one day the later one stands. */
export function inOrder(ratings: readonly PathRating[]): PathRating[] {
  const byDay = new Map<string, PathRating>();
  for (const rating of ratings) byDay.set(rating.on, rating);
  return [...byDay.values()].sort((a, b) => dayNumber(a.on) - dayNumber(b.on));
}

function stepLine(points: readonly PathPoint[], end: number): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const steps = rest.map((point) => `H${point.x}V${point.y}`).join('');
  return `M${first.x} ${first.y}${steps}H${end}`;
}
