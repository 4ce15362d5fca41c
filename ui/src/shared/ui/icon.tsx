// SPDX-License-Identifier: Apache-2.0
import { iconPaths, type IconName } from './icon-paths';
import './icon.css';

const turning = new Set<IconName>(['back', 'forward', 'undo', 'exit', 'feeds']);

/** An outline icon beside its word. It says nothing by itself: give `title` where no word stands beside it. */
export function Icon({ name, title, className }: { name: IconName; title?: string; className?: string }) {
  return (
    <svg
      className={className ? `ui-icon ${className}` : 'ui-icon'}
      viewBox="0 0 24 24"
      focusable="false"
      data-turns={turning.has(name) ? '' : undefined}
      {...(title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true })}
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
