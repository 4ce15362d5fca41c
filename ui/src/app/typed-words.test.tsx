// SPDX-License-Identifier: Apache-2.0
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { addDays, today } from '../shared/goals/days';
import type { Ending, EntryView } from '../shared/api/schema';
import { memoryStore } from '../shared/record/device-store';
import { openClient } from '../testing/client';
import { aGoal, aStep, id, lena, noor, told } from '../testing/entries';

const goal = (more = {}) => told('goal', 'bus', aGoal(more));
const step = told('step', 's', aStep({ on: today() }), { about: 'bus' });
const spell = told('setback', 'h', { started: '2026-11-01', triggers: [], needs: [], helped: [] }, { about: 'bus' });
const bus = id('bus');
const lastDay = addDays(today(), 20);
const asked = told('ending', 'end', {
  therapist: noor,
  state: 'proposed',
  agreed_by: [{ by: 'therapist', who: noor }],
  ends_on: lastDay,
  spacing: 'as_now',
  therapist_reason: 'goals_met',
});
const agreed = told('ending', 'end', {
  ...(asked.body as Ending),
  state: 'agreed',
  client_reason: 'goals_met',
  agreed_by: [{ by: 'therapist', who: noor }, { by: 'client', who: lena }],
});
const plan = told('staying_well_plan', 'plan', { sections: [{ part: 'works', lines: [{ text: 'I sit still' }, { text: 'I call' }] }] });

const boxes = () =>
  screen.queryAllByRole<HTMLInputElement>('textbox').filter((box) => box.type !== 'date' && box.type !== 'search');

/** Every page of the client's app on which something is typed that becomes an entry. */
const pages: [string, number][] = [
  ['/goals/new', 1],
  ['/questions', 1],
  ['/topics', 1],
  [`/goals/${bus}/rate`, 1],
  [`/goals/${bus}/change`, 2],
  [`/goals/${bus}/details`, 3],
  [`/goals/${bus}/rest`, 1],
  [`/goals/${bus}/let-go`, 1],
  [`/goals/${bus}/reached`, 1],
  [`/goals/${bus}/review`, 1],
  [`/goals/${bus}/step`, 3],
  [`/goals/${bus}/harder`, 1],
  [`/goals/${bus}/eased/${id('h')}`, 2],
  [`/goals/${bus}/levels`, 5],
  [`/steps/${id('s')}/done`, 1],
  [`/steps/${id('s')}/change`, 3],
];

describe('nothing typed is ever lost', () => {
  test.each(pages)('on %s, after the page has gone and come again', async (path, count) => {
    const entries = [goal(), step, spell];
    const device = memoryStore();
    const before = await openClient(path, entries, device);
    // The questions of the catalogue may come a moment after those that the app brings along.
    await waitFor(() => {
      expect(boxes()).toHaveLength(count);
      boxes().forEach((box, index) => fireEvent.change(box, { target: { value: `my words ${index}` } }));
      expect(screen.getByText('Saving…')).toBeTruthy();
    });
    await before.drafts.stop();
    before.store.stop();
    cleanup();
    await openClient(path, entries, device);
    await waitFor(() => {
      expect(boxes()).toHaveLength(count);
      expect(boxes().map((box) => box.value)).toEqual(boxes().map((_, index) => `my words ${index}`));
    });
  });

  test('a smaller step that was being worded is met again', async () => {
    const path = `/steps/${id('s')}/not-today`;
    const device = memoryStore();
    const { user, clinic, drafts, store } = await openClient(path, [goal(), step], device);
    await user.click(await screen.findByRole('button', { name: 'Too big' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const label = 'Your smaller step';
    fireEvent.change(await screen.findByRole('textbox'), { target: { value: label } });
    await waitFor(() => expect(store.unsent).toEqual([]));
    await drafts.stop();
    cleanup();
    await openClient(path, clinic.log, device);
    expect((await screen.findByRole<HTMLInputElement>('textbox')).value).toBe(label);
  });

  test.each([
    ['asks for an ending', [], []],
    ['answers one', [asked], []],
    ['stops alone', [], ['I want to stop without asking']],
    ['says what helped', [agreed], []],
  ] as [string, EntryView[], string[]][])('where one %s', async (_how, entries, way) => {
    const device = memoryStore();
    const { user, drafts } = await openClient('/ending', entries, device);
    for (const name of way) await user.click(await screen.findByRole('button', { name }));
    await waitFor(() => expect(boxes()).toHaveLength(1));
    fireEvent.change(boxes()[0] as HTMLInputElement, { target: { value: 'my own reason' } });
    await drafts.stop();
    cleanup();
    await openClient('/ending', entries, device);
    await waitFor(() => expect(boxes().map((box) => box.value)).toEqual(['my own reason']));
    expect(screen.queryAllByText('Stop on my own')).toHaveLength(way.length);
  });

  test('on the plan for staying well', async () => {
    const device = memoryStore();
    const { drafts } = await openClient('/staying-well', [plan], device);
    fireEvent.change(await screen.findByDisplayValue('I call'), { target: { value: 'I call my sister' } });
    await drafts.stop();
    cleanup();
    await openClient('/staying-well', [plan], device);
    expect(await screen.findByDisplayValue('I call my sister')).toBeTruthy();
    expect(screen.getByDisplayValue('I sit still')).toBeTruthy();
  });

  test('words that were sent do not come back', async () => {
    const device = memoryStore();
    const { user, drafts, store } = await openClient(`/goals/${bus}/change`, [goal()], device);
    fireEvent.change(await screen.findByLabelText('My words'), { target: { value: 'Other words' } });
    await user.click(screen.getByRole('button', { name: 'Save the new words' }));
    await waitFor(() => expect(store.unsent).toEqual([]));
    await drafts.stop();
    expect([...(await device.keptUnder('draft/')).keys()]).toEqual([]);
  });

  test('what somebody else changed meanwhile is seen wherever nothing was typed over it', async () => {
    const device = memoryStore();
    const path = `/goals/${bus}/details`;
    const { drafts } = await openClient(path, [goal({ why: 'before', value: 'calm' })], device);
    fireEvent.change(await screen.findByDisplayValue('before'), { target: { value: 'mine' } });
    await drafts.stop();
    cleanup();
    await openClient(path, [goal({ why: 'theirs', value: 'courage' })], device);
    expect(await screen.findByDisplayValue('mine')).toBeTruthy();
    expect(screen.getByDisplayValue('courage')).toBeTruthy();
  });
});
