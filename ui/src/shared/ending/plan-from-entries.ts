// SPDX-License-Identifier: Apache-2.0
import type { Setback, StayingWellPlan } from '../api/schema';
import { dayOf, type Day } from '../goals/days';
import { ratingsOf } from '../goals/ratings';
import { daysToSteadier } from '../goals/setbacks';
import type { View } from '../record/copy';
import type { PlanLine, PlanPart, PlanSource } from './plan';

/** What a draft says in the app's own words, around the person's. */
export interface DraftWords {
  trigger: Record<Setback['triggers'][number], string>;
  fromTo: (goal: string, from: number, to: number) => string;
  spell: (goal: string, month: string, days: number | undefined, helped: string) => string;
  month: (day: Day) => string;
}

/** A line of a plan holds 500 bytes. */
const mostBytes = 500;
const encoder = new TextEncoder();

/** The text on one line, cut at a word where it is too long. */
function lineOf(text: string): string {
  let line = text.replace(/\s+/g, ' ').trim();
  while (encoder.encode(line).length > mostBytes) line = `${line.slice(0, Math.max(0, line.lastIndexOf(' ', line.length - 3)) || line.length - 20)}…`;
  return line;
}

const reached = new Set(['reached', 'keeping_going', 'closed']);

/**
 * A first draft of a staying-well plan from the person's own entries. It is rules and nothing else: it moves their words,
 * says where each is from, and adds no judgement. What they have said nothing of stays empty.
 */
export function draftFrom(view: View, words: DraftWords): StayingWellPlan {
  const lines = new Map<PlanPart, PlanLine[]>();
  const add = (part: PlanPart, text: string | undefined, from: PlanSource, on: Day) => {
    const line = lineOf(text ?? '');
    const list = lines.get(part) ?? [];
    if (line && list.length < 12 && !list.some((one) => one.text === line)) lines.set(part, [...list, { text: line, from, on }]);
  };
  for (const reflection of view.all('reflection')) add('brought', reflection.body.text, 'reflection', dayOf(reflection.happened));
  fromGoals(view, words, add);
  fromSpells(view, words, add);
  for (const review of view.all('goal_review')) add('understand', review.body.note, 'review', review.body.on);
  for (const step of view.all('step')) if (step.body.state === 'done') add('works', step.body.words, 'step', dayOf(step.happened));
  for (const ending of view.all('ending')) {
    add('works', ending.body.what_helped, 'ending', dayOf(ending.happened));
    add('therapist_note', ending.body.goodbye, 'ending', dayOf(ending.happened));
  }
  return { sections: [...lines].map(([part, list]) => ({ part, lines: list })) };
}

type Add = (part: PlanPart, text: string | undefined, from: PlanSource, on: Day) => void;

function fromGoals(view: View, words: DraftWords, add: Add): void {
  for (const goal of view.all('goal')) {
    const [made, day] = [dayOf(goal.versions[0]?.happened ?? goal.happened), dayOf(goal.happened)];
    add('brought', goal.body.why, 'goal', made);
    add('works', goal.body.what_did_it, 'goal', day);
    if (goal.body.state === 'let_go') add('understand', goal.body.reason, 'goal', day);
    add('value', goal.body.value, 'goal', made);
    if (!reached.has(goal.body.state) && goal.body.state !== 'let_go') add('value', goal.body.words, 'goal', made);
    const ratings = ratingsOf(view, goal.id);
    const [first, last] = [ratings[0], ratings.at(-1)];
    if (first && last && last.body.value > first.body.value)
      add('works', words.fromTo(goal.body.words, first.body.value, last.body.value), 'rating', last.body.on);
  }
}

function fromSpells(view: View, words: DraftWords, add: Add): void {
  const spells = [...view.all('setback')].sort((a, b) => (a.body.started < b.body.started ? 1 : -1));
  for (const { body, about } of spells) {
    const goal = about ? view.get('goal', about)?.body.words : undefined;
    add('setbacks', words.spell(goal ?? '', words.month(body.started), daysToSteadier(body), body.helped.join(', ')), 'setback', body.started);
    add('understand', body.learned, 'setback', body.started);
    for (const helped of body.helped) add('first', helped, 'setback', body.started);
    for (const trigger of body.triggers) if (trigger !== 'no_reason' && trigger !== 'other') add('signs', words.trigger[trigger], 'setback', body.started);
  }
}
