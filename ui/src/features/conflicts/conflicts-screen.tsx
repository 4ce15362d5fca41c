// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { Conflict, Waiting } from '../../shared/record/outbox';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Dialog } from '../../shared/ui/dialog';
import { EmptyState } from '../../shared/ui/empty-state';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import { changedFields, textsOf } from './changed-fields';
import './conflicts.css';

/** Two texts for one thing, side by side, and what the clinic could not take. Neither is lost. */
export function ConflictsScreen() {
  const words = useWords().conflicts;
  const { conflicts, refused } = useMyRecord();
  return (
    <Screen title={words.title} back="/">
      {conflicts.length === 0 && refused.length === 0 && <EmptyState title={words.none} />}
      {conflicts.length > 0 && <p>{words.line}</p>}
      {conflicts.map((conflict) => (
        <ConflictCard key={`${conflict.seq}${conflict.id}`} conflict={conflict} />
      ))}
      {refused.length > 0 && <h2>{words.refusedTitle}</h2>}
      {refused.map((waiting) => (
        <RefusedCard key={waiting.seq} waiting={waiting} />
      ))}
    </Screen>
  );
}

function ConflictCard({ conflict }: { conflict: Conflict }) {
  const words = useWords();
  const text = words.conflicts;
  const say = useToast();
  const { actor, nameOf, store, write } = useMyRecord();
  const other = conflict.theirs.author === actor.account ? undefined : nameOf(conflict.theirs.author);
  const fields = changedFields(conflict.base, conflict.mine, conflict.theirs.body, words);

  const useMine = () => {
    store.settle(conflict, 'mine');
    say({ text: text.keptMine(other ?? text.theirsYou) });
  };
  const useTheirs = () => {
    // What I wrote stays mine to read: it goes into my first words, before it leaves the outbox.
    const kept = fields.map((field) => `${field.label}: ${field.mine}`).join('\n');
    if (kept)
      write([
        { kind: 'reflection', seen_by: 'only_me', body: { prompt: '', text: kept, areas: [], matters_most: false } },
      ]);
    store.settle(conflict, 'theirs');
    say({ text: text.keptTheirs });
  };
  return (
    <section className="conflict">
      <Card heading={text.mine} tint="primary">
        <Texts lines={fields.map((field) => ({ label: field.label, text: field.mine }))} />
        <Button look="primary" onClick={useMine}>
          {text.useMine}
        </Button>
      </Card>
      <Card heading={other ? text.theirs(other) : text.theirsYou} tint="sunk">
        <Texts lines={fields.map((field) => ({ label: field.label, text: field.theirs }))} />
        <Button onClick={useTheirs}>{other ? text.useTheirs(other) : text.useOther}</Button>
      </Card>
    </section>
  );
}

function Texts({ lines }: { lines: readonly { label: string; text: string }[] }) {
  return (
    <dl className="conflict-texts">
      {lines.map((line) => (
        <div key={line.label}>
          <dt className="type-small type-muted">{line.label}</dt>
          <dd>{line.text}</dd>
        </div>
      ))}
    </dl>
  );
}

function RefusedCard({ waiting }: { waiting: Waiting }) {
  const words = useWords();
  const text = words.conflicts;
  const { store } = useMyRecord();
  const [sure, setSure] = useState(false);
  return (
    <Card tint="warm">
      <p>{text.refusedLine}</p>
      {waiting.trouble?.sentence && <p>{waiting.trouble.sentence}</p>}
      <Texts lines={waiting.entries.flatMap((entry) => textsOf(entry.body, words))} />
      <div className="row">
        <Button look="primary" onClick={() => store.retry(waiting.seq)}>
          {text.again}
        </Button>
        <Button look="quiet" onClick={() => setSure(true)}>
          {text.remove}
        </Button>
      </div>
      <Dialog
        open={sure}
        onClose={() => setSure(false)}
        title={text.removeSure}
        closeLabel={words.frame.close}
        actions={
          <>
            <Button onClick={() => setSure(false)}>{words.frame.cancel}</Button>
            <Button look="primary" onClick={() => store.discard(waiting.seq)}>
              {text.remove}
            </Button>
          </>
        }
      >
        {null}
      </Dialog>
    </Card>
  );
}
