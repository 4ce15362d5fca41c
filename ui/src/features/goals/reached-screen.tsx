// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { GoalEntry } from '../../shared/goals/goal';
import { inState } from '../../shared/goals/goal-change';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { FormPage } from '../../shared/shell/form-page';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { TextArea } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import { AskLong } from './ask-long';
import { GoalFrame } from './goal-frame';

/** Good enough, by the client's own judgement: what did it, and what now. */
export function ReachedScreen({ id }: { id: string }) {
  const words = useWords().goals.reached;
  return (
    <GoalFrame id={id} title={words.title}>
      {(goal) => (goal.body.state === 'reached' ? <WhatNow goal={goal} /> : <MarkReached goal={goal} />)}
    </GoalFrame>
  );
}

function MarkReached({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals.reached;
  const say = useToast();
  const { write } = useMyRecord();
  const draft = useDraft(`reached/${goal.id}`, { what: '' });
  const what = draft.now.what.trim();
  // Only a goal that is being worked on can be reached; one that has moved on shows its page.
  if (goal.body.state !== 'active') return <Ended goal={goal} />;
  const save = () => {
    write([inState(goal, 'reached', what ? { what_did_it: what } : {})]);
    draft.clear();
    say({ text: words.saved });
  };
  return (
    <FormPage
      onSubmit={save}
      line={<SaveLine draft={draft.state} />}
      foot={
        <Button look="primary" type="submit" wide>
          {words.save}
        </Button>
      }
    >
      <p className="type-heading goal-words">{goal.body.words}</p>
      <p>{words.line}</p>
      <TextArea
        label={words.what}
        hint={words.whatHint}
        value={draft.now.what}
        maxLength={450}
        onChange={(event) => draft.set({ what: event.target.value })}
      />
    </FormPage>
  );
}

function Ended({ goal }: { goal: GoalEntry }) {
  const [, go] = useLocation();
  return <AskLong goal={goal} onDone={() => go(`/goals/${goal.id}`, { replace: true })} />;
}

function WhatNow({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals.reached;
  const [, go] = useLocation();
  const say = useToast();
  const { view, write } = useMyRecord();
  const [closing, setClosing] = useState(false);
  const home = () => go(`/goals/${goal.id}`, { replace: true });
  const keep = () => {
    write([inState(goal, 'keeping_going')]);
    say({ text: words.kept });
    home();
  };
  const close = () => {
    write([inState(goal, 'closed')]);
    say({ text: words.closed });
    if (goal.body.feeds && view.get('goal', goal.body.feeds)) setClosing(true);
    else home();
  };
  if (closing) return <AskLong goal={goal} onDone={home} />;
  return (
    <>
      <p className="type-heading goal-words">{goal.body.words}</p>
      <h2>{words.choose}</h2>
      <Card>
        <p>{words.keepLine}</p>
        <Button look="primary" onClick={keep}>
          {words.keep}
        </Button>
      </Card>
      <Card>
        <p>{words.stretchLine}</p>
        <Button onClick={() => go(`/goals/${goal.id}/change`)}>{words.stretch}</Button>
      </Card>
      <Card>
        <p>{words.closeLine}</p>
        <Button onClick={close}>{words.close}</Button>
      </Card>
      <div>
        <Button look="quiet" onClick={home}>
          {words.later}
        </Button>
      </div>
    </>
  );
}
