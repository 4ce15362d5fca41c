// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { aGoal, aStep, noor, told, viewOf } from '../../testing/entries';
import { planParts, tidied, wholePlan, withNew } from './plan';
import { planAsPage, planAsText, type CopyWords } from './plan-copy';
import { draftFrom, type DraftWords } from './plan-from-entries';

const words: DraftWords = {
  trigger: { sleep: 'Sleep', people: 'People', work: 'Work', health: 'Health', memory: 'A memory', a_date: 'A date', money: 'Money', no_reason: 'No reason', other: 'Other' },
  fromTo: (goal, from, to) => `${goal}: ${from} to ${to}`,
  spell: (goal, month, days, helped) => [goal, month, days, helped].join('|'),
  month: (day) => day.slice(0, 7),
};

const linesOf = (plan: ReturnType<typeof draftFrom>, part: string) => plan.sections.find((one) => one.part === part)?.lines ?? [];

test('a draft holds the person’s own words, each with where it is from', () => {
  const view = viewOf(
    told('reflection', 'r', { prompt: '', text: 'I could not\nsleep', areas: [], matters_most: false }),
    told('goal', 'bus', aGoal({ state: 'keeping_going', what_did_it: 'I sat at the front', why: 'To see my aunt' })),
    told('goal', 'run', aGoal({ words: 'Run far', state: 'let_go', reason: 'It was not mine' })),
    told('goal', 'sing', aGoal({ words: 'Sing again' })),
    told('step', 's', aStep({ state: 'done', words: 'Slow breathing' }), { about: 'bus' }),
    told('goal_rating', 'one', { value: 2, on: '2026-01-01', spoken: false }, { about: 'bus', at: '2026-01-01T10:00:00Z' }),
    told('goal_rating', 'two', { value: 7, on: '2026-05-01', spoken: false }, { about: 'bus', at: '2026-05-01T10:00:00Z' }),
    told('setback', 'h', { started: '2026-03-01', eased: '2026-03-05', triggers: ['sleep', 'other'], needs: [], helped: ['my choir'], learned: 'It passes' }, { about: 'bus' }),
    told('ending', 'e', { state: 'proposed', therapist: noor, ends_on: '2026-12-20', spacing: 'not_sure', goodbye: 'Go well', agreed_by: [] }),
  );
  const plan = draftFrom(view, words);
  expect(linesOf(plan, 'brought').map((line) => line.text)).toEqual(['I could not sleep', 'To see my aunt']);
  expect(linesOf(plan, 'works').map((line) => line.text)).toEqual(['I sat at the front', 'Take the bus into town: 2 to 7', 'Slow breathing']);
  expect(linesOf(plan, 'understand').map((line) => line.text)).toEqual(['It was not mine', 'It passes']);
  expect(linesOf(plan, 'signs')).toEqual([{ text: 'Sleep', from: 'setback', on: '2026-03-01' }]);
  expect(linesOf(plan, 'first')).toEqual([{ text: 'my choir', from: 'setback', on: '2026-03-01' }]);
  expect(linesOf(plan, 'setbacks')[0]?.text).toBe('Take the bus into town|2026-03|4|my choir');
  expect(linesOf(plan, 'value').map((line) => line.text)).toEqual(['Sing again']);
  expect(linesOf(plan, 'therapist_note')).toEqual([{ text: 'Go well', from: 'ending', on: '2026-11-01' }]);
  expect(linesOf(plan, 'people')).toEqual([]);
});

test('a text that is too long for a line is cut to what the clinic takes, umlauts and all', () => {
  const text = 'größer schöner '.repeat(80);
  const plan = draftFrom(viewOf(told('reflection', 'r', { prompt: '', text, areas: [], matters_most: false })), words);
  const line = linesOf(plan, 'brought')[0]?.text ?? '';
  expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(500);
  expect(line.endsWith('…')).toBe(true);
  const endless = draftFrom(viewOf(told('reflection', 'r', { prompt: '', text: 'ü'.repeat(900), areas: [], matters_most: false })), words);
  expect(new TextEncoder().encode(linesOf(endless, 'brought')[0]?.text).length).toBeLessThanOrEqual(500);
});

test('a whole plan has every part once, and what is empty is not stored', () => {
  const plan = wholePlan({ sections: [{ part: 'people', lines: [{ text: 'My choir' }] }] });
  expect(plan.sections.map((section) => section.part)).toEqual(planParts);
  plan.sections[0]?.lines.push({ text: '  ' });
  expect(tidied(plan)).toEqual({ sections: [{ part: 'people', lines: [{ text: 'My choir' }] }] });
});

test('a new draft adds what is not there yet and changes nothing else', () => {
  const plan = { sections: [{ part: 'first' as const, lines: [{ text: 'My  choir' }, { text: 'my choir' }] }] };
  const next = withNew(plan, { sections: [{ part: 'first', lines: [{ text: 'My choir' }, { text: 'Ring my sister', from: 'setback' }] }] });
  expect(next.sections.find((one) => one.part === 'first')?.lines.map((line) => line.text)).toEqual(['My  choir', 'my choir', 'Ring my sister']);
});

test('a copy needs nothing but itself, and no typed word is markup in it', () => {
  const parts = Object.fromEntries(planParts.map((part) => [part, `T-${part}`])) as CopyWords['parts'];
  const copy: CopyWords = { language: 'en', title: 'My plan', parts, made: 'Made today.', danger: 'Call 999 now.' };
  const plan = { sections: [{ part: 'people' as const, lines: [{ text: '<b onload="x">&' }] }] };
  const page = planAsPage(plan, copy);
  expect(page).toContain('&lt;b onload=&quot;x&quot;&gt;&amp;');
  expect(page).not.toMatch(/src=|href=|https?:|<script/);
  expect(page).not.toContain('T-signs');
  expect(planAsText(plan, copy)).toBe('My plan\n\nT-people\n- <b onload="x">&\n\nCall 999 now.\n\nMade today.\n');
});
