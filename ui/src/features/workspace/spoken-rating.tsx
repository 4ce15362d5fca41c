// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { GoalEntry } from '../../shared/goals/goal';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { firstNameOf } from '../../shared/ui/initials';
import { Scale } from '../../shared/ui/scale';
import { useToast } from '../../shared/ui/toast';
import { useGoalDeskWords, useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';

/** Writes down a rating that the client said aloud. It is the client's, and marked as spoken. */
export function SpokenRatingButton({ client, goal }: { client: DeskClient; goal: GoalEntry }) {
  const words = useGoalDeskWords();
  const workspace = useWorkspaceWords();
  const { store, today } = useDeskContext();
  const say = useToast();
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState<number>();
  const save = () => {
    if (value === undefined) return;
    store.append(client.record, [
      { kind: 'goal_rating', about: goal.id, seen_by: 'my_therapist', body: { value, on: today, spoken: true } },
    ]);
    setOpen(false);
    setValue(undefined);
    say({ text: words.rateToast });
  };
  const mark = goal.body.good_enough;
  return (
    <>
      <Button look="quiet" icon="hear" onClick={() => setOpen(true)}>
        {words.rate}
      </Button>
      <Dialog
        open={open}
        shape="wide"
        onClose={() => setOpen(false)}
        title={goal.body.words}
        closeLabel={workspace.close}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{workspace.cancel}</Button>
            <Button look="primary" disabled={value === undefined} onClick={save}>
              {words.rateSave}
            </Button>
          </>
        }
      >
        <Scale
          label={words.rateTitle}
          hint={words.rateHint(firstNameOf(client.name))}
          value={value}
          onChange={setValue}
          ends={words.rateEnds}
          mark={mark === undefined ? undefined : { value: mark, label: words.goodEnough }}
        />
      </Dialog>
    </>
  );
}
