// SPDX-License-Identifier: Apache-2.0
import { useEffect, useId, useRef, type ComponentProps, type ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';
import './field.css';

interface FieldProps {
  label: ReactNode;
  /** Hide the label from sight where the heading above already says it. */
  quietLabel?: boolean;
  hint?: ReactNode;
  /** What is wrong and what to do; the same words stand in the summary above the form. */
  error?: string | undefined;
}

interface Wiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A label, a control, what helps, and what is wrong: tied together for every way of reading. */
export function Field({ label, quietLabel, hint, error, children }: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="ui-field">
      <label htmlFor={id} className={quietLabel ? 'visually-hidden' : 'ui-field-label'}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="ui-field-hint">
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} className="ui-field-error">
          <Icon name="info" />
          {error}
        </p>
      )}
    </div>
  );
}

/** One line of text with its label. */
export function TextField({ label, quietLabel, hint, error, className, ...rest }: FieldProps & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} error={error} {...(quietLabel ? { quietLabel } : {})}>
      {(wiring) => <input className={classNames('ui-input', className)} {...rest} {...wiring} />}
    </Field>
  );
}

/** Several lines of text with their label; the box grows with the words. */
export function TextArea({ label, quietLabel, hint, error, className, ...rest }: FieldProps & ComponentProps<'textarea'>) {
  return (
    <Field label={label} hint={hint} error={error} {...(quietLabel ? { quietLabel } : {})}>
      {(wiring) => <textarea className={classNames('ui-input', className)} rows={3} {...rest} {...wiring} />}
    </Field>
  );
}

/** A choice of one out of many, by the device's own list. */
export function Select({ label, quietLabel, hint, error, className, children, ...rest }: FieldProps & ComponentProps<'select'>) {
  return (
    <Field label={label} hint={hint} error={error} {...(quietLabel ? { quietLabel } : {})}>
      {(wiring) => (
        <div className="ui-select">
          <select className={classNames('ui-input', className)} {...rest} {...wiring}>
            {children}
          </select>
          <Icon name="down" />
        </div>
      )}
    </Field>
  );
}

/** Something to tick, with its words as its target. */
export function Check({ children, ...rest }: ComponentProps<'input'>) {
  return (
    <label className="ui-check">
      <input type="checkbox" {...rest} />
      <span>{children}</span>
    </label>
  );
}

/** What is wrong with a form, above it; it takes the focus when it appears, and each line leads to its field. */
export function ErrorSummary({ title, errors }: { title: string; errors: { text: string; field?: string }[] }) {
  const box = useRef<HTMLDivElement>(null);
  const some = errors.length > 0;
  useEffect(() => {
    if (some) box.current?.focus();
  }, [some]);
  if (!some) return null;
  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={title} className="ui-errors">
      <h2 className="type-heading">{title}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.text}>{error.field ? <a href={`#${error.field}`}>{error.text}</a> : error.text}</li>
        ))}
      </ul>
    </div>
  );
}
