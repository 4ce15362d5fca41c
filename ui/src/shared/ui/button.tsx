// SPDX-License-Identifier: Apache-2.0
import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';
import type { IconName } from './icon-paths';
import './button.css';

/** How much a button asks for: one `primary` a view; `secondary` beside it; `quiet` for the rest; `care` for help. */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'care';

interface Looks {
  look?: ButtonLook;
  icon?: IconName;
  wide?: boolean;
}

/** A button with a verb and, if it helps, an icon before it. */
export function Button({
  look = 'secondary',
  icon,
  wide,
  className,
  children,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & Looks) {
  return (
    <button
      type={type}
      className={classNames('ui-button', className)}
      data-look={look}
      data-wide={wide ? '' : undefined}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({
  look = 'secondary',
  icon,
  wide,
  className,
  children,
  ...rest
}: ComponentProps<'a'> & Looks) {
  return (
    <a className={classNames('ui-button', className)} data-look={look} data-wide={wide ? '' : undefined} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

/** A button that shows an icon alone; `label` is its name for those who do not see it, and its tip for those who do. */
export function IconButton({
  icon,
  label,
  look = 'quiet',
  className,
  type = 'button',
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & { icon: IconName; label: string; look?: ButtonLook }) {
  return (
    <button
      type={type}
      className={classNames('ui-button', className)}
      data-look={look}
      data-bare=""
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
