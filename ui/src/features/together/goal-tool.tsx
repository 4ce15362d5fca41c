// SPDX-License-Identifier: Apache-2.0
import type { GoalEntry } from '../../shared/goals/goal';
import { ratingsOf } from '../../shared/goals/ratings';
import { Scale } from '../../shared/ui/scale';
import { Segments } from '../../shared/ui/segments';
import { useTogetherWords } from '../../shared/words/together-words';
import { AreaPart } from './area-part';
import { LiveText } from './live-text';
import { mayWord, shaped } from './model/together-drafts';
import { StepPart } from './step-part';
import { useTogether } from './use-together';
import { WordsPart } from './words-part';

type Horizon = GoalEntry['body']['horizon'];
const horizons: Horizon[] = ['short_term', 'long_term', 'not_sure'];

/** The tool in the middle: one goal, from its words to its first small step. Nothing but the words is ever needed. */
export function GoalTool({ goal }: { goal: GoalEntry }) {
  return (
    <div className="tg-tool">
      <WordsPart goal={goal} />
      <AreaPart goal={goal} />
      <HorizonPart goal={goal} />
      <NowPart goal={goal} />
      <GoodEnoughPart goal={goal} />
      <StepPart goal={goal} />
    </div>
  );
}

function HorizonPart({ goal }: { goal: GoalEntry }) {
  const words = useTogetherWords().horizon;
  const { write } = useTogether();
  const set = (horizon: Horizon) => {
    const before = goal.body.horizon;
    write([shaped(goal, { horizon })], (view) => {
      const now = view.get('goal', goal.id);
      return now ? [shaped(now, { horizon: before })] : [];
    });
  };
  return (
    <section className="tg-part" aria-label={words.title}>
      <h2 className="type-heading">{words.title}</h2>
      <Segments
        label={words.title}
        options={horizons.map((key) => ({ key, label: words.options[key] }))}
        chosen={goal.body.horizon}
        onChange={set}
      />
    </section>
  );
}

/** Where the client is now: theirs to say; a therapist writes down what they say, marked so. */
function NowPart({ goal }: { goal: GoalEntry }) {
  const words = useTogetherWords().now;
  const { view, party, names, today, write } = useTogether();
  const rating = ratingsOf(view, goal.id).at(-1);
  const here = rating?.body.on === today ? rating : undefined;
  const locked = party === 'therapist' && here !== undefined && !here.body.spoken;
  const rate = (value: number) => {
    const body = { ...here?.body, value, on: today, spoken: party === 'therapist' };
    const draft = { kind: 'goal_rating' as const, seen_by: 'my_therapist' as const, body };
    if (!here) return write([{ ...draft, about: goal.id }]);
    const before = here.body;
    write([{ ...draft, id: here.id, seen_by: here.seen_by }], () => [
      { kind: 'goal_rating', id: here.id, seen_by: here.seen_by, body: before },
    ]);
  };
  const mark = goal.body.good_enough;
  const hint = party === 'client' ? undefined : locked ? words.clientsOwn(names.client) : words.spoken(names.client);
  return (
    <section className="tg-part" aria-label={words.title}>
      <Scale
        label={<span className="type-heading">{words.title}</span>}
        hint={hint}
        value={here?.body.value ?? rating?.body.value}
        onChange={rate}
        ends={words.ends}
        disabled={locked}
        mark={mark === undefined ? undefined : { value: mark, label: words.goodEnough }}
      />
    </section>
  );
}

function GoodEnoughPart({ goal }: { goal: GoalEntry }) {
  const words = useTogetherWords().good;
  const { party, names, write } = useTogether();
  const mine = mayWord(goal.body, party);
  const set = (change: { good_enough?: number; good_enough_words?: string }) => {
    const before = { good_enough: goal.body.good_enough, good_enough_words: goal.body.good_enough_words };
    write([shaped(goal, change)], (view) => {
      const now = view.get('goal', goal.id);
      const back = Object.fromEntries(Object.keys(change).map((key) => [key, before[key as keyof typeof before]]));
      return now ? [shaped(now, back)] : [];
    });
  };
  return (
    <section className="tg-part" aria-label={words.title}>
      <h2 className="type-heading">{words.title}</h2>
      <LiveText
        draft={`live/good/${goal.id}`}
        label={words.title}
        quietLabel
        hint={mine ? words.hint : words.theirs(names.client)}
        value={goal.body.good_enough_words ?? ''}
        disabled={!mine}
        onWrite={(text) => set({ good_enough_words: text.trim() })}
      />
      <Scale
        label={words.value}
        value={goal.body.good_enough}
        disabled={!mine}
        onChange={(value) => set({ good_enough: value })}
        ends={words.ends}
      />
    </section>
  );
}
