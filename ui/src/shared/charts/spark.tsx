// SPDX-License-Identifier: Apache-2.0
import { drawSpark } from './sparkline';
import './charts.css';

/** C9: a small line beside the word that says the same. It is a picture of the word and is not read aloud. */
export function Spark({ values }: { values: readonly number[] }) {
  const drawing = drawSpark(values);
  if (!drawing) return null;
  return (
    <svg className="ch-spark" viewBox="0 0 80 20" aria-hidden="true" focusable="false">
      <path className="ch-line" d={drawing.line} />
      <circle cx={drawing.end.x} cy={drawing.end.y} r={2.75} />
    </svg>
  );
}
