// SPDX-License-Identifier: Apache-2.0
import { useLocation } from 'wouter';
import { goalsIn, type GoalEntry } from '../../shared/goals/goal';
import { newId } from '../../shared/record/entry';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { Button } from '../../shared/ui/button';
import { TextField } from '../../shared/ui/field';
import { Icon } from '../../shared/ui/icon';
import { useTogetherWords } from '../../shared/words/together-words';
import { newTogetherGoal, opened, takenUp } from './model/together-drafts';
import { useTogether } from './use-together';

/** Where a goal begins: an idea that the client has shared, or their words as they say them. */
export function StartPanel() {
  const words = useTogetherWords();
  const { record, view, write } = useTogether();
  const [, navigate] = useLocation();
  const draft = useDraft(`together/${record}`, { words: '' });
  const typed = draft.now.words.trim();
  const ideas = goalsIn(view, 'ideas');
  const go = (goal: string) => navigate(`/together/${record}/${goal}`, { replace: true });
  const begin = () => {
    if (typed === '') return;
    const id = newId();
    write([newTogetherGoal(id, typed), opened(id)]);
    draft.clear();
    go(id);
  };
  const take = (idea: GoalEntry) => {
    write([takenUp(idea), opened(idea.id)]);
    go(idea.id);
  };
  return (
    <div className="tg-start">
      <h1 className="type-display">{words.start.title}</h1>
      {ideas.length > 0 && (
        <section className="stack-tight" aria-labelledby="together-ideas">
          <h2 id="together-ideas" className="type-label">
            {words.start.ideas}
          </h2>
          {ideas.map((idea) => (
            <button key={idea.id} type="button" className="tg-idea" aria-label={words.start.take(idea.body.words)} onClick={() => take(idea)}>
              <Icon name="idea" />
              {idea.body.words}
            </button>
          ))}
        </section>
      )}
      <form
        className="stack-tight"
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <TextField
          label={ideas.length > 0 ? words.start.type : words.start.typeOnly}
          hint={words.start.hint}
          value={draft.now.words}
          maxLength={500}
          autoFocus
          autoComplete="off"
          onChange={(event) => draft.set({ words: event.target.value })}
        />
        <SaveLine draft={draft.state} />
        <div>
          <Button type="submit" look="primary" disabled={typed === ''}>
            {words.start.begin}
          </Button>
        </div>
      </form>
    </div>
  );
}
