// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { fedGoal, feeding, type GoalEntry } from '../../shared/goals/goal';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Card } from '../../shared/ui/card';
import { useWords } from '../../shared/words/words';

/** The long goal that this one feeds, and the short ones that feed it. */
export function LinksSection({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals.page;
  const { view } = useMyRecord();
  const long = fedGoal(view, goal);
  const short = feeding(view, goal.id);
  if (!long && short.length === 0) return null;
  return (
    <Card>
      {long && (
        <div>
          <h2 className="type-label type-muted">{words.feedsInto}</h2>
          <Link href={`/goals/${long.id}`}>{long.body.words}</Link>
        </div>
      )}
      {short.length > 0 && (
        <div>
          <h2 className="type-label type-muted">{words.fedBy}</h2>
          <ul>
            {short.map((one) => (
              <li key={one.id}>
                <Link href={`/goals/${one.id}`}>{one.body.words}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
