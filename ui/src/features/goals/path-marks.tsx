// SPDX-License-Identifier: Apache-2.0
import { useWords } from '../../shared/words/words';
import './goals.css';

interface PathMarksProps {
  /** The last marks, oldest first; the newest is drawn full. */
  values: readonly number[];
  goodEnough?: number | undefined;
}

/** A path from 0 to 10 with the last three marks and the client's own "good enough". The words beside it say the same. */
export function PathMarks({ values, goodEnough }: PathMarksProps) {
  const words = useWords().goals;
  const last = values.slice(-3);
  const at = (value: number) => 4 + value * 9.2;
  const said = last.length > 0 ? `${words.lastMarks}: ${last.join(', ')}` : words.noMarks;
  const mark = goodEnough === undefined ? '' : `, ${words.rate.goodEnoughMark(goodEnough)}`;
  return (
    <div className="path-marks">
      <svg viewBox="0 0 100 10" role="img" aria-label={`${said}${mark}`} preserveAspectRatio="none" className="path-line">
        <line x1="4" x2="96" y1="5" y2="5" />
      </svg>
      {goodEnough !== undefined && <span className="path-good" style={{ insetInlineStart: `${at(goodEnough)}%` }} aria-hidden="true" />}
      {last.map((value, index) => (
        <span
          key={`${index}-${value}`}
          className="path-dot"
          data-age={last.length - 1 - index}
          style={{ insetInlineStart: `${at(value)}%` }}
          aria-hidden="true"
        />
      ))}
      <p className="path-words type-small type-muted" aria-hidden="true">
        <span>0</span>
        <span>
          {last.length > 0 ? last.join(' → ') : words.noMarks}
          {goodEnough !== undefined && ` · ${words.rate.goodEnoughMark(goodEnough)}`}
        </span>
        <span>10</span>
      </p>
    </div>
  );
}
