// SPDX-License-Identifier: Apache-2.0
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';
import type { IconName } from './icon-paths';
import './chip.css';

/** A choice that can be on or off, one of several that may all be on. Its tick repeats what its colour says. */
export function Chip({
  on,
  icon,
  className,
  children,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & { on?: boolean; icon?: IconName }) {
  return (
    <button type={type} className={classNames('ui-chip', className)} aria-pressed={on} {...rest}>
      {on ? <Icon name="agree" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A named group of chips that wraps. */
export function ChipGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className="ui-chips">
      {children}
    </div>
  );
}

/** What a token's soft background goes with. */
export type TokenTint = 'plain' | 'primary' | 'warm' | 'good';

interface TokenLooks {
  icon?: IconName;
  tint?: TokenTint;
}

/** A fact in at most three words. Nothing happens when it is touched. */
export function Token({ icon, tint = 'plain', children }: TokenLooks & { children: ReactNode }) {
  return (
    <span className="ui-token" data-tint={tint}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** A fact in at most three words that leads to where it comes from. */
export function TokenLink({ icon, tint = 'plain', children, ...rest }: TokenLooks & ComponentProps<'a'>) {
  return (
    <a className="ui-token" data-tint={tint} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
