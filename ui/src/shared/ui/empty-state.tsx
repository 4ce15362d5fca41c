// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import './quiet-states.css';

interface EmptyStateProps {
  /** What is so, in a few words: "No sessions today." */
  title: string;
  /** One line that takes the worry out of it. */
  line?: ReactNode;
  level?: 1 | 2 | 3;
  /** Large type, where the screen holds nothing else. */
  large?: boolean;
  /** What one can do from here. */
  children?: ReactNode;
}

/** Nothing here yet, said kindly, with the next thing to do. The shape is three stones. */
export function EmptyState({ title, line, level = 2, large, children }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="ui-empty">
      <svg className="ui-empty-shape" viewBox="0 0 112 56" aria-hidden="true" focusable="false">
        <path d="M20 54h72M32 54c-8 0-10-12 6-14 12-2 34-3 40 1s4 13-4 13zM42 39c-7-3-3-12 8-13 10-1 20 1 21 7 1 4-3 6-8 6M51 26c-4-4 0-10 7-10s10 5 7 10" />
      </svg>
      <Heading className={large ? 'type-display' : 'type-heading'}>{title}</Heading>
      {line && <p>{line}</p>}
      {children}
    </div>
  );
}
