// SPDX-License-Identifier: Apache-2.0
import { GoalPathChart } from '../../shared/charts/goal-path-chart';
import { dayOf, today } from '../../shared/goals/days';
import { sameTerms, type GoalEntry } from '../../shared/goals/goal';
import { ratingsOf } from '../../shared/goals/ratings';
import { spellsOf } from '../../shared/goals/setbacks';
import { useMyRecord } from '../../shared/session/use-my-record';

/** The goal's path (C2) from this record. */
export default function GoalChart({ goal }: { goal: GoalEntry }) {
  const { view } = useMyRecord();
  const changes = goal.versions.flatMap((version, index) => {
    const before = goal.versions[index - 1];
    return before && before.body.state !== 'idea' && !sameTerms(before.body, version.body) ? [dayOf(version.happened)] : [];
  });
  return (
    <GoalPathChart
      title={goal.body.words}
      data={{
        ratings: ratingsOf(view, goal.id).map(({ body }) => ({ on: body.on, value: body.value, spoken: body.spoken })),
        goodEnough: goal.body.good_enough,
        changes,
        spells: spellsOf(view, goal.id).map(({ body }) => ({ started: body.started, eased: body.eased })),
        today: today(),
      }}
    />
  );
}
