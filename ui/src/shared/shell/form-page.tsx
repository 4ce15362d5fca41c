// SPDX-License-Identifier: Apache-2.0
import type { FormEvent, ReactNode } from 'react';
import './form-page.css';

/** A page that asks for something: its parts, and its one main button at the foot. */
export function FormPage({ onSubmit, foot, children }: { onSubmit: () => void; foot: ReactNode; children: ReactNode }) {
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
      <div className="form-foot">{foot}</div>
    </form>
  );
}
