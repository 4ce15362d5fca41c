// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { GoalEntry } from '../../shared/goals/goal';
import { useDraft } from '../../shared/session/use-draft';
import { Button } from '../../shared/ui/button';
import { Initials } from '../../shared/ui/whose-words';
import { useTogetherWords } from '../../shared/words/together-words';
import { LiveText } from './live-text';
import { mayWord, shaped } from './model/together-drafts';
import { SuggestedWords } from './suggested-words';
import { useTogether } from './use-together';

/** The goal's words, large: read back, changed by both, or, where they are the client's own, answered by a suggestion. */
export function WordsPart({ goal }: { goal: GoalEntry }) {
  const words = useTogetherWords().words;
  const { party, names, write } = useTogether();
  const [editing, setEditing] = useState(useDraft(`live/words/${goal.id}`, {}).begun);
  const [fits, setFits] = useState<string>();
  const mine = mayWord(goal.body, party);
  const reword = (text: string) => {
    const before = goal.body.words;
    write([shaped(goal, { words: text.trim() })], (view) => {
      const now = view.get('goal', goal.id);
      return now ? [shaped(now, { words: before })] : [];
    });
  };
  return (
    <section className="tg-part tg-words" aria-label={words.title}>
      {editing && mine ? (
        <LiveText draft={`live/words/${goal.id}`} label={words.label} value={goal.body.words} onWrite={reword} autoFocus needed />
      ) : (
        <h1 className="type-display">{goal.body.words}</h1>
      )}
      <WhoseWordsLine goal={goal} />
      <div className="row">
        {!editing && fits !== goal.body.words && (
          <>
            <span className="type-label">{words.readBack}</span>
            <Button look="primary" icon="agree" onClick={() => setFits(goal.body.words)}>
              {words.fits}
            </Button>
          </>
        )}
        {mine && (
          <Button icon={editing ? 'agree' : 'edit'} onClick={() => setEditing(!editing)}>
            {editing ? words.done : words.change}
          </Button>
        )}
      </div>
      {!mine && <p className="type-small type-muted">{words.theirOwn(names.client)}</p>}
      <SuggestedWords goal={goal} canSuggest={!mine} />
    </section>
  );
}

function WhoseWordsLine({ goal }: { goal: GoalEntry }) {
  const words = useTogetherWords().words;
  const { party, names, fullNames, write } = useTogether();
  const by = goal.body.words_by;
  return (
    <p className="ui-whose">
      <Initials name={fullNames[by]} party={by} />
      {words.by(names[by])}
      {mayWord(goal.body, party) && goal.body.made_together && (
        <Button
          look="quiet"
          onClick={() => write([shaped(goal, { words_by: by === 'client' ? 'therapist' : 'client' })])}
        >
          {words.by(names[by === 'client' ? 'therapist' : 'client'])}?
        </Button>
      )}
    </p>
  );
}
