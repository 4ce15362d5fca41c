// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { sharedOf } from '../../shared/goals/visibility';
import { WhoSeesChip } from '../../shared/privacy/who-sees-chip';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Screen } from '../../shared/shell/screen';
import { Card } from '../../shared/ui/card';
import { DataTable } from '../../shared/ui/data-table';
import { useWords } from '../../shared/words/words';

/** Who can see what, at a glance, and each goal's own choice to change. */
export function WhoSeesScreen() {
  const words = useWords().privacy;
  const { view, therapist, record, write } = useMyRecord();
  const kinds = Object.keys(words.sees.kinds) as (keyof typeof words.sees.kinds)[];
  const rows = kinds.map((kind) => ({ kind, ...sharedOf(view, kind) }));
  const supervisors = record.people.some((person) => person.role === 'supervisor');
  const goals = view.all('goal').filter((goal) => goal.body.state !== 'let_go');
  return (
    <Screen title={words.sees.title} back="/settings">
      <p>{words.sees.line}</p>
      <DataTable
        caption={words.sees.title}
        rows={rows}
        keyOf={(row) => row.kind}
        columns={[
          { key: 'kind', heading: words.sees.kind, name: words.sees.kind, cell: (row) => words.sees.kinds[row.kind] },
          {
            key: 'shared',
            heading: words.sees.shared,
            name: words.sees.shared,
            cell: (row) => (row.all === 0 ? words.sees.none : words.sees.of(row.shared, row.all)),
          },
        ]}
      />
      {goals.length > 0 && (
        <Card heading={words.sees.kinds.goal}>
          <ul role="list" className="looked-list">
            {goals.map((goal) => (
              <li key={goal.id} className="row-between">
                <Link href={`/goals/${goal.id}`}>{goal.body.words}</Link>
                <WhoSeesChip
                  kind="goal"
                  seenBy={goal.seen_by}
                  therapist={therapist}
                  onChange={(seen_by) => write([{ id: goal.id, kind: 'goal', seen_by, body: goal.body }])}
                />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <ul className="stack-tight">
        {!supervisors && therapist && <li>{words.sees.supervisor(therapist)}</li>}
        <li>{words.sees.practice}</li>
        <li>{words.sees.law}</li>
      </ul>
    </Screen>
  );
}
