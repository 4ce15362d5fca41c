// SPDX-License-Identifier: Apache-2.0
import { useId, type ReactNode } from 'react';
import './segments.css';

/** One of the choices that stand side by side. */
export interface Segment<Key extends string> {
  key: Key;
  label: ReactNode;
}

interface SegmentsProps<Key extends string> {
  /** Names the choice; read aloud, not shown. */
  label: string;
  options: readonly Segment<Key>[];
  chosen: Key | undefined;
  onChange: (key: Key) => void;
  wide?: boolean;
}

/** Two to five choices side by side, exactly one of them on: real radio buttons, so arrows move. */
export function Segments<Key extends string>({ label, options, chosen, onChange, wide }: SegmentsProps<Key>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className="ui-segments" data-wide={wide ? '' : undefined}>
      {options.map((option) => (
        <label key={option.key} className="ui-segment">
          <input type="radio" name={name} checked={option.key === chosen} onChange={() => onChange(option.key)} />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
