// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { goalsIn, type GoalEntry, type Segment } from '../../shared/goals/goal';
import { Segments } from '../../shared/ui/segments';
import { useGoalDeskWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { GoalDetail } from './goal-detail';
import { GoalsEmpty } from './goals-empty';
import { useNamedPart } from './use-go';
import './goals-tab.css';

const segments: [Segment, 'now' | 'longer' | 'ideas' | 'past'][] = [
  ['now', 'now'],
  ['longer', 'longer'],
  ['ideas', 'ideas'],
  ['done', 'past'],
];

/** The goals as the client sees them, with what a therapist can do about each. */
export function GoalsTab({ client }: { client: DeskClient }) {
  const words = useGoalDeskWords();
  const { view } = client.state;
  const [chosen, setChosen] = useState<Segment>(() => segmentOfHash(client) ?? 'now');
  useNamedPart(client.state.loaded);
  const goals = goalsIn(view, chosen);
  const none = view.all('goal').length === 0;
  if (none) return <GoalsEmpty client={client} />;
  const name = segments.find(([key]) => key === chosen)?.[1] ?? 'now';
  return (
    <div className="stack">
      <div>
        <Segments
          label={words.groupLabel}
          options={segments.map(([key, group]) => ({ key, label: `${words.groups[group]} ${goalsIn(view, key).length || ''}`.trim() }))}
          chosen={chosen}
          onChange={setChosen}
        />
      </div>
      {goals.length === 0 && <p className="type-muted">{words.groupNone[name]}</p>}
      {goals.map((goal) => (
        <GoalDetail key={goal.id} client={client} goal={goal} />
      ))}
      {chosen === 'ideas' && <GoalsEmpty client={client} onlyQuestions />}
    </div>
  );
}

/** The group that holds the goal which the address names, so that a link always finds it. */
function segmentOfHash(client: DeskClient): Segment | undefined {
  const id = /^#goal-(.+)$/.exec(globalThis.location?.hash ?? '')?.[1];
  const goal: GoalEntry | undefined = id ? client.state.view.get('goal', id) : undefined;
  return goal && segments.map(([key]) => key).find((key) => goalsIn(client.state.view, key).some((one) => one.id === goal.id));
}
