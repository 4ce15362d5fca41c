// SPDX-License-Identifier: Apache-2.0
import { useLocation } from 'wouter';
import type { GoalReview } from '../../shared/api/schema';
import { addDays, today } from '../../shared/goals/days';
import type { GoalEntry } from '../../shared/goals/goal';
import { activated } from '../../shared/goals/goal-change';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Button } from '../../shared/ui/button';
import { TextArea } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useDayWords } from '../../shared/words/days';
import { useWords } from '../../shared/words/words';
import { GoalFrame } from './goal-frame';

const putOffDays = 14;
const leadsTo = { change: 'change', pause: 'rest', reached: 'reached', let_go: 'let-go' } as const;

/** A look back at a goal: keep, change, rest, good enough, let go, or ask again later. */
export function ReviewScreen({ id }: { id: string }) {
  const words = useWords().goals.review;
  return (
    <GoalFrame id={id} title={words.title}>
      {(goal) => <ReviewChoices goal={goal} />}
    </GoalFrame>
  );
}

function ReviewChoices({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals.review;
  const days = useDayWords();
  const [, go] = useLocation();
  const say = useToast();
  const { write } = useMyRecord();
  const draft = useDraft(`review/${goal.id}`, { note: '' });
  const note = draft.now.note.trim();

  const review = (outcome: GoalReview['outcome'], until?: string) => {
    const body: GoalReview = {
      outcome,
      on: today(),
      ...(until ? { until } : {}),
      ...(note ? { note } : {}),
    };
    const start = outcome === 'reached' ? activated(goal) : [];
    write([...start, { kind: 'goal_review', about: goal.id, seen_by: 'my_therapist', body }]);
    draft.clear();
  };
  const keep = () => {
    review('keep');
    say({ text: words.kept });
    go(`/goals/${goal.id}`, { replace: true });
  };
  const later = () => {
    const until = addDays(today(), putOffDays);
    review('put_off', until);
    say({ text: words.laterSaid(days.day(until)) });
    go('/', { replace: true });
  };
  const lead = (outcome: keyof typeof leadsTo) => {
    review(outcome);
    go(`/goals/${goal.id}/${leadsTo[outcome]}`, { replace: true });
  };
  return (
    <>
      <p className="type-heading goal-words">{goal.body.words}</p>
      <p>{words.line}</p>
      <div className="stack-tight">
        <TextArea
          label={words.note}
          value={draft.now.note}
          maxLength={4000}
          onChange={(event) => draft.set({ note: event.target.value })}
        />
        <SaveLine draft={draft.state} />
      </div>
      <div className="goal-deeds">
        <Button look="primary" onClick={keep}>
          {words.keep}
        </Button>
        {(['change', 'pause', 'reached', 'let_go'] as const).map((outcome) => (
          <Button key={outcome} onClick={() => lead(outcome)}>
            {words[outcome]}
          </Button>
        ))}
        <Button look="quiet" onClick={later}>
          {words.later}
        </Button>
      </div>
    </>
  );
}
