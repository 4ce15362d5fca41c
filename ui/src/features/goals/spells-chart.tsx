// SPDX-License-Identifier: Apache-2.0
import { HardSpellsChart } from '../../shared/charts/hard-spells-chart';
import { today } from '../../shared/goals/days';
import type { GoalEntry } from '../../shared/goals/goal';
import { spellsOf } from '../../shared/goals/setbacks';
import { useMyRecord } from '../../shared/session/use-my-record';

/** Hard spells and coming back (C3) for one goal. */
export default function SpellsChart({ goal }: { goal: GoalEntry }) {
  const { view } = useMyRecord();
  const spells = spellsOf(view, goal.id).map(({ id, body }) => ({
    id,
    started: body.started,
    eased: body.eased,
    helped: body.helped,
  }));
  return <HardSpellsChart spells={spells} today={today()} />;
}
