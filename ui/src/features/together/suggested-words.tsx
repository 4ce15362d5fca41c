// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { openSuggestions, type GoalEntry } from '../../shared/goals/goal';
import { newId, type Entry } from '../../shared/record/entry';
import { useDraft } from '../../shared/session/use-draft';
import { Button } from '../../shared/ui/button';
import { useTogetherWords } from '../../shared/words/together-words';
import { LiveText } from './live-text';
import { takenWords } from './model/together-drafts';
import { useTogether } from './use-together';

type Suggested = Entry<'suggestion'>;

/** A therapist's wording of a client's own goal, live: both wordings are seen, and the client takes it in one touch. */
export function SuggestedWords({ goal, canSuggest }: { goal: GoalEntry; canSuggest: boolean }) {
  const words = useTogetherWords().words;
  const { view, party } = useTogether();
  const [writing, setWriting] = useState(useDraft(`live/suggestion/${goal.id}`, {}).begun);
  const open = openSuggestions(view, goal.id).filter((one) => one.body.what === 'wording').at(-1);
  return (
    <>
      {open && (party === 'client' || !writing) && <BothWordings goal={goal} suggestion={open} />}
      {canSuggest && party === 'therapist' && writing && (
        <SuggestionField goal={goal} suggestion={open} onDone={() => setWriting(false)} />
      )}
      {canSuggest && party === 'therapist' && !writing && (
        <div>
          <Button icon="message" onClick={() => setWriting(true)}>
            {words.suggest}
          </Button>
        </div>
      )}
    </>
  );
}

interface SuggestionFieldProps {
  goal: GoalEntry;
  suggestion: Suggested | undefined;
  onDone: () => void;
}

function SuggestionField({ goal, suggestion, onDone }: SuggestionFieldProps) {
  const words = useTogetherWords().words;
  const { write } = useTogether();
  const [id] = useState(() => suggestion?.id ?? newId());
  return (
    <div className="stack-tight">
      <LiveText
        draft={`live/suggestion/${goal.id}`}
        label={words.suggestLabel}
        value={suggestion?.body.words ?? goal.body.words}
        autoFocus
        needed
        onWrite={(text) =>
          write([
            {
              id,
              kind: 'suggestion',
              about: goal.id,
              seen_by: 'my_therapist',
              body: { what: 'wording', words: text.trim(), answer: 'open' },
            },
          ])
        }
      />
      <div>
        <Button onClick={onDone}>{words.done}</Button>
      </div>
    </div>
  );
}

function BothWordings({ goal, suggestion }: { goal: GoalEntry; suggestion: Suggested }) {
  const words = useTogetherWords().words;
  const { party, names, actor, write } = useTogether();
  const text = suggestion.body.words ?? '';
  const answered = (answer: 'accepted' | 'declined' | 'withdrawn') => ({
    id: suggestion.id,
    kind: 'suggestion' as const,
    seen_by: suggestion.seen_by,
    body: { ...suggestion.body, answer },
  });
  return (
    <div className="tg-both-texts tg-wordings" aria-live="polite">
      <div className="stack-tight">
        <h2 className="type-label">{words.by(names.client)}</h2>
        <p className="tg-quote">{goal.body.words}</p>
        {party === 'client' && <Button onClick={() => write([answered('declined')])}>{words.keep}</Button>}
      </div>
      <div className="stack-tight">
        <h2 className="type-label">{party === 'client' ? words.suggested(names.therapist) : words.yours}</h2>
        <p className="tg-quote">{text}</p>
        {party === 'client' ? (
          <Button
            look="primary"
            onClick={() =>
              write(takenWords(goal, { id: suggestion.id, words: text, draft: answered('accepted') }, actor))
            }
          >
            {words.take}
          </Button>
        ) : (
          <Button look="quiet" onClick={() => write([answered('withdrawn')])}>
            {words.takeBack}
          </Button>
        )}
      </div>
    </div>
  );
}
