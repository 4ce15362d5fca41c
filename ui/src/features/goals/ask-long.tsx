// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { fedGoal, type GoalEntry } from '../../shared/goals/goal';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { useWords } from '../../shared/words/words';

/** A short goal has come to an end: asks once about the long one it fed. */
export function AskLong({ goal, onDone }: { goal: GoalEntry; onDone: () => void }) {
  const words = useWords().goals.askLong;
  const { view } = useMyRecord();
  const long = fedGoal(view, goal);
  if (!long) return null;
  return (
    <Card heading={words.title} tint="primary">
      <p>{words.line(long.body.words)}</p>
      <div className="row">
        {long.body.state === 'active' && (
          <Link href={`/goals/${long.id}/rate`} className="ui-button" data-look="primary">
            {words.rate}
          </Link>
        )}
        <Link href={`/goals/${long.id}`} className="ui-button" data-look="secondary">
          {words.look}
        </Link>
        <Button look="quiet" onClick={onDone}>
          {words.no}
        </Button>
      </div>
    </Card>
  );
}
