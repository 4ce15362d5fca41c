// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { isWorded, levelValues } from '../../shared/goals/attainment';
import type { GoalEntry } from '../../shared/goals/goal';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { ErrorSummary, Select, TextField } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useGoalDeskWords, useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';

const levelFields = ['least', 'less', 'hoped', 'more', 'most'] as const;
const nothing = { least: '', less: '', hoped: '', more: '', most: '', start: -1, importance: 2, difficulty: 2 };

/** Writes the five levels of a goal before anybody rates. Saving them is the therapist's yes to this text. */
export function AttainmentForm({ client, goal, onClose }: { client: DeskClient; goal: GoalEntry; onClose: () => void }) {
  const words = useGoalDeskWords().gas;
  const workspace = useWorkspaceWords();
  const { me, store } = useDeskContext();
  const say = useToast();
  const draft = useDraft(`attainment/${goal.id}`, nothing);
  const { start, importance, difficulty } = draft.now;
  const numbers = { start, importance, difficulty };
  const [wrong, setWrong] = useState(false);
  const save = () => {
    const worded = levelFields.map((field) => draft.now[field].trim());
    if (!isWorded({ levels: worded })) return setWrong(true);
    store.append(client.record, [
      {
        kind: 'attainment_scale',
        about: goal.id,
        seen_by: 'my_therapist',
        body: { levels: worded, ...numbers, agreed_by: [{ by: 'therapist', who: me.account }] },
      },
    ]);
    draft.clear();
    say({ text: words.saved });
    onClose();
  };
  const choice = (label: string, name: 'importance' | 'difficulty') => (
    <Select label={label} value={numbers[name]} onChange={(event) => draft.set({ [name]: Number(event.target.value) })}>
      {words.three.map((text, index) => (
        <option key={text} value={index + 1}>
          {text}
        </option>
      ))}
    </Select>
  );
  return (
    <Dialog
      open
      shape="wide"
      firm
      onClose={onClose}
      title={goal.body.words}
      closeLabel={workspace.close}
      actions={
        <>
          <Button onClick={onClose}>{workspace.cancel}</Button>
          <Button look="primary" onClick={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <p className="type-small type-muted">{words.line}</p>
      <ErrorSummary title={words.title} errors={wrong ? [{ text: words.missing }] : []} />
      {levelFields.map((field, index) => (
        <TextField
          key={field}
          label={`${words.signs[index]} · ${words.levelNames[index]}`}
          value={draft.now[field]}
          maxLength={500}
          onChange={(event) => draft.set({ [field]: event.target.value })}
        />
      ))}
      <Select label={words.start} value={numbers.start} onChange={(event) => draft.set({ start: Number(event.target.value) })}>
        {levelValues.map((value, index) => (
          <option key={value} value={value}>
            {words.signs[index]}
          </option>
        ))}
      </Select>
      {choice(words.importance, 'importance')}
      {choice(words.difficulty, 'difficulty')}
      <SaveLine draft={draft.state} />
    </Dialog>
  );
}
