// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { Step } from '../../shared/api/schema';
import { addDays } from '../../shared/goals/days';
import type { GoalEntry } from '../../shared/goals/goal';
import { offersSmaller, openSteps, type StepEntry } from '../../shared/goals/steps';
import { newId } from '../../shared/record/entry';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Chip, ChipGroup } from '../../shared/ui/chip';
import { Scale } from '../../shared/ui/scale';
import { useTogetherWords } from '../../shared/words/together-words';
import { LiveText } from './live-text';
import { firstStep, mayWord, shapedStep } from './model/together-drafts';
import { useTogether } from './use-together';

/** The first small step: what, when, and how likely. Under 7 a smaller one is offered, once. */
export function StepPart({ goal }: { goal: GoalEntry }) {
  const words = useTogetherWords().step;
  const { view, party, write } = useTogether();
  const [id] = useState(() => newId());
  const step = openSteps(view, goal.id).find((one) => one.body.made_together) ?? openSteps(view, goal.id)[0];
  const mine = party === 'client' || step === undefined || step.body.made_together;
  return (
    <section className="tg-part" aria-label={words.title}>
      <h2 className="type-heading">{words.title}</h2>
      <LiveText
        draft={`live/step/${goal.id}`}
        label={words.label}
        value={step?.body.words ?? ''}
        disabled={!mine}
        needed
        onWrite={(text) => {
          if (!step) return write([firstStep(goal, id, text.trim(), mayWord(goal.body, party) ? 'client' : party)]);
          const before = step.body.words;
          write([shapedStep(step, { words: text.trim() })], () => [shapedStep(step, { words: before })]);
        }}
      />
      {step && <StepPlan step={step} mine={mine} />}
    </section>
  );
}

function StepPlan({ step, mine }: { step: StepEntry; mine: boolean }) {
  const words = useTogetherWords().step;
  const { today, write } = useTogether();
  const set = (change: { [Key in keyof Step]?: Step[Key] | undefined }) => {
    const before = Object.fromEntries(Object.keys(change).map((key) => [key, step.body[key as keyof Step]]));
    write([shapedStep(step, change)], (view) => {
      const now = view.get('step', step.id);
      return now ? [shapedStep(now, before)] : [];
    });
  };
  const days = [0, 1, 2, 3, 4, 5, 6].map((count) => addDays(today, count));
  const nameOf = (day: string, index: number) => [words.today, words.tomorrow][index] ?? words.weekday(day);
  return (
    <>
      <div className="stack-tight">
        <h3 className="type-label">{words.when}</h3>
        <ChipGroup label={words.when}>
          {days.map((day, index) => (
            <Chip key={day} on={step.body.on === day} disabled={!mine} onClick={() => set({ on: day })}>
              {nameOf(day, index)}
            </Chip>
          ))}
          <Chip on={step.body.on === undefined} disabled={!mine} onClick={() => set({ on: undefined })}>
            {words.noTime}
          </Chip>
        </ChipGroup>
      </div>
      <Scale
        label={words.likely}
        value={step.body.likely}
        disabled={!mine}
        onChange={(likely) => set({ likely })}
        ends={words.likelyEnds}
      />
      {offersSmaller(step.body) && (
        <Banner
          icon="steps"
          announce
          action={
            <>
              <Button onClick={() => write([shapedStep(step, { shrink: 'taken', likely: undefined })])}>{words.takeSmaller}</Button>
              <Button look="quiet" onClick={() => write([shapedStep(step, { shrink: 'declined' })])}>
                {words.keep}
              </Button>
            </>
          }
        >
          {words.smaller}
        </Banner>
      )}
    </>
  );
}
