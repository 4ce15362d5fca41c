// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { Entry } from '../../shared/record/entry';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { Button, IconButton } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { TextField } from '../../shared/ui/field';
import { firstNameOf } from '../../shared/ui/initials';
import { useToast } from '../../shared/ui/toast';
import { WhoseWords } from '../../shared/ui/whose-words';
import { useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';

type Topic = Entry<'topic'>;

/** What both bring for next time. Either ticks a topic off; the words stay with the one who brought them. */
export function TopicsCard({ client }: { client: DeskClient }) {
  const words = useWorkspaceWords();
  const { store } = useDeskContext();
  const say = useToast();
  const open = client.state.view.all('topic').filter((topic) => topic.body.state === 'open');
  const tick = (topic: Topic) => {
    const put = (state: 'open' | 'talked') =>
      store.append(client.record, [
        { id: topic.id, kind: 'topic', seen_by: topic.seen_by, body: { ...topic.body, state } },
      ]);
    put('talked');
    say({ text: words.record.talkedToast, undo: { label: words.undo, act: () => void put('open') } });
  };
  return (
    <Card heading={words.record.topicsTitle} id="topics" tabIndex={-1}>
      {open.length === 0 && <p className="type-muted">{words.record.topicsNone}</p>}
      <ul role="list" className="ws-topics">
        {open.map((topic) => (
          <li key={topic.id}>
            <span>
              {topic.body.text}
              <br />
              <TopicBy client={client} topic={topic} />
            </span>
            <IconButton icon="check" label={`${words.record.talked}: ${topic.body.text}`} onClick={() => tick(topic)} />
          </li>
        ))}
      </ul>
      <NewTopic key={client.record} client={client} />
    </Card>
  );
}

function TopicBy({ client, topic }: { client: DeskClient; topic: Topic }) {
  const words = useWorkspaceWords();
  const { me } = useDeskContext();
  if (topic.body.by === 'client')
    return (
      <WhoseWords name={client.name} party="client">
        {words.record.who(firstNameOf(client.name))}
      </WhoseWords>
    );
  return (
    <WhoseWords name={me.name} party="therapist">
      {words.record.yours}
    </WhoseWords>
  );
}

function NewTopic({ client }: { client: DeskClient }) {
  const words = useWorkspaceWords();
  const { store } = useDeskContext();
  const draft = useDraft(`topic/${client.record}`, { text: '' });
  const [open, setOpen] = useState(draft.begun);
  const text = draft.now.text.trim();
  if (!open)
    return (
      <div>
        <Button look="quiet" icon="add" onClick={() => setOpen(true)}>
          {words.record.addTopic}
        </Button>
      </div>
    );
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (text !== '')
          store.append(client.record, [
            { kind: 'topic', seen_by: 'my_therapist', body: { text, by: 'therapist', state: 'open' } },
          ]);
        draft.clear();
        setOpen(false);
      }}
    >
      <TextField
        label={words.record.addTopicLabel}
        value={draft.now.text}
        autoFocus
        maxLength={200}
        onChange={(event) => draft.set({ text: event.target.value })}
      />
      <SaveLine draft={draft.state} />
      <div className="row">
        <Button type="submit" look="primary">
          {words.record.add}
        </Button>
        <Button look="quiet" onClick={() => setOpen(false)}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
