// SPDX-License-Identifier: Apache-2.0
import { useId, type ReactNode } from 'react';
import './scale.css';

const values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

interface ScaleProps {
  /** The question: "Where are you now?" */
  label: ReactNode;
  hint?: ReactNode;
  value: number | undefined;
  onChange: (value: number) => void;
  /** What 0 and 10 mean. */
  ends: [string, string];
  /** A value to mark with a dashed line, and what it is: the client's own "good enough". */
  mark?: { value: number; label: string } | undefined;
  disabled?: boolean;
}

/** A whole number from 0 to 10, one touch away. Nothing is chosen until somebody chooses; arrows move. */
export function Scale({ label, hint, value, onChange, ends, mark, disabled }: ScaleProps) {
  const name = useId();
  return (
    <fieldset className="ui-scale" disabled={disabled} aria-describedby={`${name}-ends`}>
      <legend className="ui-field-label">{label}</legend>
      {hint && <p className="ui-field-hint">{hint}</p>}
      <div className="ui-scale-cells">
        {values.map((cell) => (
          <label key={cell} className="ui-scale-cell" data-marked={mark?.value === cell ? '' : undefined}>
            <input
              type="radio"
              name={name}
              value={cell}
              checked={value === cell}
              aria-label={mark?.value === cell ? `${cell}, ${mark.label}` : String(cell)}
              onChange={() => onChange(cell)}
            />
            <span aria-hidden="true">{cell}</span>
          </label>
        ))}
      </div>
      <div className="ui-scale-ends" id={`${name}-ends`}>
        <span>0 – {ends[0]}</span>
        {mark && <span aria-hidden="true">┄ {mark.label}</span>}
        <span>10 – {ends[1]}</span>
      </div>
    </fieldset>
  );
}
