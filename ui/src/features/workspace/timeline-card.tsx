// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Icon } from '../../shared/ui/icon';
import { useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';
import { timelineOf } from './model/timeline';

const shortLength = 8;

/** The story of the work so far, newest first. */
export function TimelineCard({ client }: { client: DeskClient }) {
  const words = useWorkspaceWords();
  const { now } = useDeskContext();
  const [all, setAll] = useState(false);
  const lines = timelineOf(client.state.view, client.owner, words, now);
  return (
    <Card heading={words.record.timelineTitle} id="shared" tabIndex={-1}>
      {lines.length === 0 && <p className="type-muted">{words.record.timelineNone}</p>}
      <ol role="list" className="ws-story">
        {(all ? lines : lines.slice(0, shortLength)).map((line) => (
          <li key={line.key}>
            <Icon name={line.icon} />
            <time dateTime={line.day}>{words.plainDay(line.day)}</time>
            <span>{line.text}</span>
          </li>
        ))}
      </ol>
      {!all && lines.length > shortLength && (
        <div>
          <Button look="quiet" onClick={() => setAll(true)}>
            {words.record.timelineAll}
          </Button>
        </div>
      )}
    </Card>
  );
}
