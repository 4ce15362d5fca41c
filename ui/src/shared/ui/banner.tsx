// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icon-paths';
import './banner.css';

interface BannerProps {
  icon?: IconName;
  tint?: 'primary' | 'warm' | 'care' | 'good';
  /** It runs from edge to edge at the top of the screen. */
  edge?: boolean;
  /** Say it to a screen reader when it appears. */
  announce?: boolean;
  /** What can be done about it, at the end of the line. */
  action?: ReactNode;
  children: ReactNode;
}

/** A calm line that holds for the whole screen: offline, made-up people, "your client can see this". */
export function Banner({ icon = 'info', tint = 'primary', edge, announce, action, children }: BannerProps) {
  return (
    <div className="ui-banner" data-tint={tint} data-edge={edge ? '' : undefined} role={announce ? 'status' : undefined}>
      <Icon name={icon} />
      <p>{children}</p>
      {action}
    </div>
  );
}
