// SPDX-License-Identifier: Apache-2.0
import { Icon } from './icon';
import './marks.css';

/** "Harder now": a flag on a goal in the words of the moment. It takes nothing away and warns of nothing. */
export function HarderRibbon({ children }: { children: string }) {
  return (
    <span className="ui-ribbon">
      <Icon name="harder" />
      {children}
    </span>
  );
}
