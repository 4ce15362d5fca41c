// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { GoalEntry } from '../../shared/goals/goal';
import { changed, needsYesAgain } from '../../shared/goals/goal-change';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { FormPage } from '../../shared/shell/form-page';
import { Button } from '../../shared/ui/button';
import { ErrorSummary, TextArea, TextField } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import { GoalFrame } from './goal-frame';

/** New words for a goal, with a reason. The old ones stay in its story. */
export function ChangeScreen({ id }: { id: string }) {
  const words = useWords().goals.change;
  return (
    <GoalFrame id={id} title={words.title}>
      {(goal) => <ChangeForm key={goal.id} goal={goal} />}
    </GoalFrame>
  );
}

function ChangeForm({ goal }: { goal: GoalEntry }) {
  const words = useWords();
  const text = words.goals.change;
  const [, go] = useLocation();
  const say = useToast();
  const { actor, therapist, save: sent, write } = useMyRecord();
  const draft = useDraft(`change/${goal.id}`, { words: goal.body.words, reason: '' });
  const [error, setError] = useState('');
  const save = () => {
    const next = draft.now.words.trim();
    if (!next) return setError(words.goals.newNeeded);
    if (next === goal.body.words) return setError(text.same);
    write([changed(goal, { words: next, words_by: 'client' }, actor, draft.now.reason)]);
    draft.clear();
    say({ text: text.saved });
    go(`/goals/${goal.id}`, { replace: true });
  };
  const again = needsYesAgain(goal.body) && therapist;
  return (
    <FormPage
      onSubmit={save}
      line={<SaveLine draft={draft.state} sent={sent} />}
      foot={
        <Button look="primary" type="submit" wide>
          {text.save}
        </Button>
      }
    >
      <ErrorSummary title={words.entrance.fix} errors={error ? [{ text: error }] : []} />
      <TextArea
        label={text.label}
        value={draft.now.words}
        maxLength={400}
        error={error || undefined}
        onChange={(event) => draft.set({ words: event.target.value })}
      />
      {needsYesAgain(goal.body) && (
        <TextField
          label={text.reason}
          hint={text.reasonHint}
          value={draft.now.reason}
          maxLength={400}
          onChange={(event) => draft.set({ reason: event.target.value })}
        />
      )}
      {again && <p className="type-muted">{text.again(again)}</p>}
    </FormPage>
  );
}
