// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { readCatalogue, type Area } from '../../shared/api/catalogue';
import type { Suggestion } from '../../shared/api/schema';
import type { GoalEntry } from '../../shared/goals/goal';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { Select, TextArea, TextField } from '../../shared/ui/field';
import { firstNameOf } from '../../shared/ui/initials';
import { Segments } from '../../shared/ui/segments';
import { useToast } from '../../shared/ui/toast';
import type { GoalDeskWords } from '../../shared/words/en-goal-desk';
import { useGoalDeskWords, useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';

type What = 'wording' | 'area' | 'step' | 'pause';
const kinds: What[] = ['wording', 'area', 'step', 'pause'];

/** Suggests something about a goal. The client's words stand beside it and stay until they choose. */
export function SuggestDrawer({ client, goal, onClose }: { client: DeskClient; goal: GoalEntry; onClose: () => void }) {
  const words = useGoalDeskWords();
  const workspace = useWorkspaceWords();
  const { store } = useDeskContext();
  const say = useToast();
  const first: Record<'wording' | 'step' | 'note', string> & { what: What } = { what: 'wording', wording: goal.body.words, step: '', note: '' };
  const draft = useDraft(`suggest/${goal.id}`, first);
  const { what, ...text } = draft.now;
  const [area, setArea] = useState<Area>();
  const [error, setError] = useState<string>();

  const send = () => {
    const wrong = missing(what, text, area, words);
    setError(wrong);
    if (wrong) return;
    const body: Suggestion = {
      what,
      answer: 'open',
      ...(what === 'wording' ? { words: text.wording.trim() } : {}),
      ...(what === 'step' ? { words: text.step.trim() } : {}),
      ...(what === 'area' && area ? { area: { code: area.code, label: area.label, main: goal.body.areas.length === 0 } } : {}),
      ...(text.note.trim() ? { note: text.note.trim() } : {}),
    };
    store.append(client.record, [{ kind: 'suggestion', about: goal.id, seen_by: 'my_therapist', body }]);
    draft.clear();
    say({ text: words.sentToast });
    onClose();
  };

  return (
    <Dialog
      open
      shape="drawer"
      onClose={onClose}
      title={words.suggestTitle}
      closeLabel={workspace.close}
      actions={
        <>
          <Button onClick={onClose}>{workspace.cancel}</Button>
          <Button look="primary" onClick={send}>
            {words.send}
          </Button>
        </>
      }
    >
      <p className="type-small type-muted">{words.suggestLine(firstNameOf(client.name))}</p>
      <Segments
        label={words.suggestWhat}
        options={kinds.map((key) => ({ key, label: words.suggestKinds[key] }))}
        chosen={what}
        onChange={(key) => {
          draft.set({ what: key });
          setError(undefined);
        }}
      />
      <div className="stack-tight">
        <h3 className="type-label">{words.theirWords}</h3>
        <p className="ws-quote">{goal.body.words}</p>
      </div>
      {(what === 'wording' || what === 'step') && (
        <TextArea
          key={what}
          label={what === 'wording' ? words.newWords : words.newStep}
          error={error}
          value={text[what]}
          maxLength={500}
          onChange={(event) => draft.set({ [what]: event.target.value })}
        />
      )}
      {what === 'area' && <AreaChoice error={error} chosen={area} onChange={setArea} />}
      {what === 'pause' && <p>{words.pauseLine}</p>}
      <TextField
        label={words.why}
        value={text.note}
        maxLength={500}
        onChange={(event) => draft.set({ note: event.target.value })}
      />
      <SaveLine draft={draft.state} />
    </Dialog>
  );
}

function missing(what: What, text: { wording: string; step: string }, area: Area | undefined, words: GoalDeskWords) {
  if (what === 'area') return area ? undefined : words.areaMissing;
  if (what === 'pause') return undefined;
  return text[what].trim() === '' ? words.wordsMissing : undefined;
}

interface AreaChoiceProps {
  error: string | undefined;
  chosen: Area | undefined;
  onChange: (area: Area | undefined) => void;
}

function AreaChoice({ error, chosen, onChange }: AreaChoiceProps) {
  const words = useGoalDeskWords();
  const [aims, setAims] = useState<{ code: string; label: string; areas: Area[] }[]>([]);
  useEffect(() => {
    readCatalogue().then(
      (catalogue) => setAims(catalogue.aims),
      () => setAims([]),
    );
  }, []);
  const find = (code: string) => aims.flatMap((aim) => aim.areas).find((area) => area.code === code);
  return (
    <Select label={words.chooseArea} error={error} value={chosen?.code ?? ''} onChange={(event) => onChange(find(event.target.value))}>
      <option value="">{words.pickArea}</option>
      {aims.map((aim) => (
        <optgroup key={aim.code} label={aim.label}>
          {aim.areas.map((area) => (
            <option key={area.code} value={area.code}>
              {area.label}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}

/** What was suggested about a goal and what became of it; an open one can be taken back. */
export function OpenSuggestions({ client, goal }: { client: DeskClient; goal: GoalEntry }) {
  const words = useGoalDeskWords();
  const { store } = useDeskContext();
  const list = client.state.view.on('suggestion', goal.id).slice(-4).reverse();
  if (list.length === 0) return null;
  return (
    <section className="stack-tight" aria-label={`${words.openSuggestions}: ${goal.body.words}`}>
      <h3 className="type-label">{words.openSuggestions}</h3>
      <ul role="list" className="ws-lines">
        {list.map((suggestion) => (
          <li key={suggestion.id}>
            <span>{suggestionText(suggestion.body, words)}</span>
            <span className="row type-small type-muted">
              {words.answers[suggestion.body.answer]}
              {suggestion.body.answer === 'open' && (
                <Button
                  look="quiet"
                  onClick={() =>
                    store.append(client.record, [
                      {
                        id: suggestion.id,
                        kind: 'suggestion',
                        seen_by: suggestion.seen_by,
                        body: { ...suggestion.body, answer: 'withdrawn' },
                      },
                    ])
                  }
                >
                  {words.withdraw}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function suggestionText(suggestion: Suggestion, words: GoalDeskWords): string {
  switch (suggestion.what) {
    case 'wording':
      return words.suggestion.wording(suggestion.words ?? '');
    case 'step':
      return words.suggestion.step(suggestion.words ?? '');
    case 'area':
      return words.suggestion.area(suggestion.area?.label ?? '');
    default:
      return words.suggestion[suggestion.what];
  }
}
