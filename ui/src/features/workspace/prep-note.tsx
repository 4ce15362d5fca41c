// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';
import { SaveLine } from '../../shared/session/save-line';
import { useRecord } from '../../shared/session/session-context';
import { useDraft } from '../../shared/session/use-draft';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { TextArea } from '../../shared/ui/field';
import { Icon } from '../../shared/ui/icon';
import { useToast } from '../../shared/ui/toast';
import { useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';
import { useUnsentNotes } from './unsent';

/** The therapist's own note before a session. It lies in their vault and nowhere in the client's record. */
export function PrepNote({ client }: { client: DeskClient }) {
  const words = useWorkspaceWords();
  const { vault } = useDeskContext();
  return (
    <Card heading={words.prep.title} aside={<Icon name="lock" />} className="ws-prep">
      <p className="type-small type-muted">{words.prep.only}</p>
      {vault ? <NoteInVault client={client} vault={vault} /> : <p>{words.prep.noVault}</p>}
    </Card>
  );
}

function NoteInVault({ client, vault }: { client: DeskClient; vault: string }) {
  const words = useWorkspaceWords();
  const say = useToast();
  const notes = useUnsentNotes();
  const { view, store, save: sent } = useRecord(vault);
  const saved = view.all('prep_note').findLast((note) => note.body.client === client.record);
  const draft = useDraft(`prep/${client.record}`, { text: saved?.body.text ?? '' });
  const { text } = draft.now;

  const save = (words_: string) => {
    store.append(vault, [
      {
        ...(saved ? { id: saved.id } : {}),
        kind: 'prep_note',
        seen_by: 'vault',
        body: { client: client.record, text: words_ },
      },
    ]);
    draft.clear();
  };
  useEffect(() => {
    const note = { record: client.record, name: client.name, text, save: () => save(text), drop: draft.clear };
    notes.hold(client.record, draft.begun ? note : undefined);
  });

  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        save(text);
        notes.hold(client.record, undefined);
        say({ text: words.prep.saved });
      }}
    >
      <TextArea
        label={`${words.prep.label}: ${client.name}`}
        quietLabel
        placeholder={words.prep.label}
        value={text}
        rows={5}
        maxLength={10_000}
        onChange={(event) => draft.set({ text: event.target.value })}
      />
      <div className="row-between">
        <SaveLine draft={draft.state} sent={saved && sent} />
        <Button type="submit" disabled={!draft.begun}>
          {words.prep.save}
        </Button>
      </div>
    </form>
  );
}
