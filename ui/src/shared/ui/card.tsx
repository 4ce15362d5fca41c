// SPDX-License-Identifier: Apache-2.0
import { useId, type ComponentProps, type ReactNode } from 'react';
import { classNames } from './class-names';
import './card.css';

/** A soft background that goes with what the card says; never the only sign of it. */
export type CardTint = 'primary' | 'warm' | 'care' | 'good' | 'sunk';

interface CardProps extends Omit<ComponentProps<'section'>, 'title'> {
  /** The heading; it names the card for a screen reader too. */
  heading?: ReactNode;
  /** The heading's level, 2 unless told. */
  level?: 2 | 3 | 4;
  /** What stands at the heading's right. */
  aside?: ReactNode;
  tint?: CardTint;
  /** The whole card leads somewhere: put one `className="ui-card-link"` link inside. */
  leads?: boolean;
}

/** A sheet of paper on the desk: one matter, its heading, and at most one main button. */
export function Card({ heading, level = 2, aside, tint, leads, className, children, ...rest }: CardProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section
      className={classNames('ui-card', className)}
      data-tint={tint}
      data-leads={leads ? '' : undefined}
      aria-labelledby={heading ? id : undefined}
      {...rest}
    >
      {(heading || aside) && (
        <div className="ui-card-head">
          {heading && (
            <Heading id={id} className="type-heading">
              {heading}
            </Heading>
          )}
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
