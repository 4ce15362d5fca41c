// SPDX-License-Identifier: Apache-2.0
import type { GoalState } from '../../shared/goals/goal';
import type { IconName } from '../../shared/ui/icon-paths';

/** The icon that goes with where a goal stands; a tick only where both have said yes. */
export const stateIcons: Record<GoalState, IconName> = {
  idea: 'idea',
  shaping: 'edit',
  agreed: 'agree',
  active: 'agree',
  paused: 'pause',
  reached: 'flag',
  keeping_going: 'repeat',
  closed: 'check',
  let_go: 'rest',
};
