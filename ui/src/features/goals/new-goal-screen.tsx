// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useLocation } from 'wouter';
import { newIdea } from '../../shared/goals/goal-change';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { FormPage } from '../../shared/shell/form-page';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { TextArea } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';

/** First words of a goal. Only the words are asked for, and only their writer sees them. */
export function NewGoalScreen() {
  const text = useWords().goals;
  const say = useToast();
  const [, go] = useLocation();
  const { write } = useMyRecord();
  const draft = useDraft('goal', { words: '' });
  const words = draft.now.words.trim();
  const [error, setError] = useState('');
  const save = () => {
    if (!words) return setError(text.newNeeded);
    const [id] = write([newIdea(words)]);
    draft.clear();
    say({ text: text.kept });
    go(`/goals/${id}`, { replace: true });
  };
  return (
    <Screen title={text.newTitle} back="/goals">
      <FormPage
        onSubmit={save}
        line={<SaveLine draft={draft.state} />}
        foot={
          <Button look="primary" type="submit" wide>
            {text.newSave}
          </Button>
        }
      >
        <TextArea
          label={text.newLabel}
          hint={text.newHint}
          value={draft.now.words}
          maxLength={400}
          error={error || undefined}
          onChange={(event) => draft.set({ words: event.target.value })}
        />
      </FormPage>
    </Screen>
  );
}
