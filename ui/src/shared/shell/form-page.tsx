// SPDX-License-Identifier: Apache-2.0
import type { FormEvent, ReactNode } from 'react';
import './form-page.css';

interface FormPageProps {
  onSubmit: () => void;
  foot: ReactNode;
  /** Where the typed words are now. */
  line?: ReactNode;
  children: ReactNode;
}

/** A page that asks for something: its parts, and its one main button at the foot. */
export function FormPage({ onSubmit, foot, line, children }: FormPageProps) {
  return (
    <form
      className="form-page"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <div className="form-foot">
        {line}
        {foot}
      </div>
    </form>
  );
}
