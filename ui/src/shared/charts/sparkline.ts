// SPDX-License-Identifier: Apache-2.0
import { linear, px } from './linear';

/** A small line through values from 0 to 10, and where its last point lies. */
export interface SparkDrawing {
  line: string;
  end: { x: number; y: number };
}

/** Lays values out in 80 × 20 pixels; nothing with fewer than two. */
export function drawSpark(values: readonly number[], width = 80, height = 20): SparkDrawing | undefined {
  if (values.length < 2) return undefined;
  const x = linear([0, values.length - 1], [3, width - 4]);
  const y = linear([0, 10], [height - 3, 3]);
  const points = values.map((value, index) => ({ x: px(x(index)), y: px(y(value)) }));
  const end = points[points.length - 1];
  if (!end) return undefined;
  return { line: points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(''), end };
}
