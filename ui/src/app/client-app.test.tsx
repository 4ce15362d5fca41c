// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { openClient } from '../testing/client';
import { aGoal, aStep, id, noor, told } from '../testing/entries';
import { addDays, today } from '../shared/goals/days';

const day = today();
const goal = (more = {}) => told('goal', 'bus', aGoal(more));
const step = (more = {}) => told('step', 's', aStep({ on: day, ...more }), { about: 'bus' });

async function noFaults(container: Element): Promise<void> {
  const found = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
}

describe('Today', () => {
  test('somebody new is welcomed with three ways to begin, and help is there', async () => {
    const { container } = await openClient('/');
    expect(await screen.findByRole('link', { name: 'Answer one question' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Get help now' }).getAttribute('href')).toBe('/help');
    await noFaults(container);
  });

  test('a step done is four touches or fewer (F13)', async () => {
    const { user, clinic } = await openClient('/', [goal(), step()]);
    await user.click(await screen.findByRole('link', { name: 'Done' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await waitFor(() => expect(clinic.log.map((one) => one.kind)).toEqual(['goal', 'step', 'step_event', 'step']));
    expect(clinic.newest(id('s'))?.body).toMatchObject({ state: 'done' });
  });

  test('"not now" shows something else', async () => {
    const { user } = await openClient('/', [goal(), step()]);
    await user.click(await screen.findByRole('button', { name: 'Not now' }));
    expect(await screen.findByText('Nothing you need to do today.')).toBeTruthy();
  });

  test('it asks after a hard spell once', async () => {
    const spell = { started: addDays(day, -4), triggers: [], needs: [], helped: [] };
    const { user, clinic } = await openClient('/', [goal({ harder_now: true }), told('setback', 'h', spell, { about: 'bus' })]);
    await user.click(await screen.findByRole('button', { name: 'Not yet' }));
    await waitFor(() => expect(clinic.newest(id('h'))?.body).toMatchObject({ asked: day }));
    expect(screen.queryByRole('button', { name: 'Not yet' })).toBeNull();
  });
});

describe('a goal', () => {
  test('is agreed only with two yes marks, and says who is waited for', async () => {
    const { user, clinic, container } = await openClient(`/goals/${id('bus')}`, [
      goal({ state: 'shaping', agreed_by: [{ by: 'therapist', who: noor }] }),
    ]);
    expect(await screen.findByText('Being shaped')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'I agree' }));
    await waitFor(() => expect(clinic.newest(id('bus'))?.body).toMatchObject({ state: 'agreed' }));
    expect(screen.getByText(/You and Noor have both agreed/)).toBeTruthy();
    await noFaults(container);
  });

  test('a suggestion shows both wordings, and mine stays until I take theirs', async () => {
    const suggestion = told(
      'suggestion',
      'sug',
      { what: 'wording', words: 'Ride two stops', answer: 'open' },
      { about: 'bus', author: noor },
    );
    const { user, clinic } = await openClient(`/goals/${id('bus')}`, [goal(), suggestion]);
    expect(await screen.findByText('Ride two stops')).toBeTruthy();
    expect(screen.getAllByText('Take the bus into town').length).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: 'Use these words' }));
    await waitFor(() => expect(clinic.newest(id('sug'))?.body).toMatchObject({ answer: 'accepted' }));
    expect(clinic.newest(id('bus'))?.body).toMatchObject({ words: 'Ride two stops', words_by: 'therapist', state: 'shaping' });
  });

  test('"this got harder" is five touches or fewer, shows what helped, and lowers nothing (F7)', async () => {
    const before = { started: '2026-09-01', eased: '2026-09-12', triggers: [], needs: [], helped: ['my sister stayed'] };
    const rating = { value: 6, on: '2026-11-01', spoken: false };
    const { user, clinic } = await openClient(`/goals/${id('bus')}`, [
      goal(),
      told('setback', 'old', before, { about: 'bus' }),
      told('goal_rating', 'r', rating, { about: 'bus' }),
    ]);
    await user.click(await screen.findByRole('link', { name: 'This got harder' }));
    expect(await screen.findByText('my sister stayed')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Sleep' }));
    await user.click(screen.getByRole('radio', { name: 'Yes, Noor can see this' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(clinic.newest(id('bus'))?.body).toMatchObject({ harder_now: true, state: 'active' }));
    expect(clinic.log.at(-1)).toMatchObject({ kind: 'setback', seen_by: 'my_therapist', body: { triggers: ['sleep'] } });
    expect(clinic.log.filter((one) => one.kind === 'goal_rating')).toHaveLength(1);
  });

  test('who can see it changes in three touches, with what follows in words (F12)', async () => {
    const { user, clinic } = await openClient(`/goals/${id('bus')}`, [goal()]);
    await user.click(await screen.findByRole('button', { name: /Who can see this.*Noor and me/ }));
    await user.click(screen.getByRole('menuitemradio', { name: 'Only me' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText(/may already have read it/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Make it only mine' }));
    await waitFor(() => expect(clinic.newest(id('bus'))).toMatchObject({ seen_by: 'only_me', version: 2 }));
  });

  test('an unlikely step gets one offer to be smaller, and no is final', async () => {
    const { user, clinic } = await openClient(`/goals/${id('bus')}/step`, [goal()]);
    await user.type(await screen.findByLabelText('What will you do?'), 'Ride alone');
    await user.click(screen.getByRole('radio', { name: '3' }));
    await user.click(screen.getByRole('button', { name: 'Save this step' }));
    await user.click(await screen.findByRole('button', { name: 'Keep it as it is' }));
    await waitFor(() => expect(clinic.log.at(-1)?.body).toMatchObject({ words: 'Ride alone', likely: 3, shrink: 'declined' }));
  });

  test('not today asks what was in the way and offers a smaller step, with no blame', async () => {
    const { user, clinic } = await openClient(`/steps/${id('s')}/not-today`, [goal(), step()]);
    await user.click(await screen.findByRole('button', { name: 'Too big' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Make it smaller?')).toBeTruthy();
    await waitFor(() => expect(clinic.log.at(-1)?.body).toMatchObject({ what: 'not_today', in_the_way: ['too_big'] }));
  });

  test('reached asks what did it, then keep going, stretch or finish; the long goal is asked about once', async () => {
    const { user, clinic } = await openClient(`/goals/${id('bus')}/reached`, [
      goal({ feeds: id('free') }),
      told('goal', 'free', aGoal({ words: 'Go where I like', horizon: 'long_term' })),
    ]);
    await user.type(await screen.findByLabelText(/What did it/), 'small steps');
    await user.click(screen.getByRole('button', { name: 'Mark it as reached' }));
    await user.click(await screen.findByRole('button', { name: 'Finish it' }));
    expect(await screen.findByText(/Go where I like/)).toBeTruthy();
    await waitFor(() => expect(clinic.newest(id('bus'))?.body).toMatchObject({ state: 'closed', what_did_it: 'small steps' }));
  });
});

describe('finding words', () => {
  test('a question is answered, kept only for me, and made an idea', async () => {
    const { user, clinic } = await openClient('/questions');
    await user.type(await screen.findByLabelText('Your words'), 'Sleep through');
    await user.click(screen.getByRole('button', { name: 'Save and go on' }));
    await user.click(await screen.findByRole('button', { name: 'Make it an idea' }));
    await waitFor(() => expect(clinic.log.map((one) => [one.kind, one.seen_by])).toEqual([['reflection', 'only_me'], ['goal', 'only_me']]));
  });

  test('looking around needs no answer, and what is turned on together stays out of sight', async () => {
    const { user } = await openClient('/explore');
    expect(await screen.findByRole('link', { name: 'I am not sure' })).toBeTruthy();
    expect(screen.queryByText('Feel safer inside')).toBeNull();
    await user.type(screen.getByRole('searchbox'), 'asleep');
    expect(await screen.findByRole('link', { name: /Sleep/ })).toBeTruthy();
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), 'inside');
    expect(screen.queryByRole('link', { name: /Inside/ })).toBeNull();
  });
});

test('two texts for one thing are both shown, and choosing theirs keeps mine for me', async () => {
  const { user, clinic, store, container } = await openClient('/', [goal({ state: 'shaping', agreed_by: [] })]);
  const shaping = aGoal({ state: 'shaping', agreed_by: [] });
  const theirs = { id: id('bus'), version: 2, kind: 'goal', happened: '2026-11-02T00:00:00Z', seen_by: 'my_therapist' } as const;
  clinic.write(noor, [{ ...theirs, body: { ...shaping, words: 'Noor wrote this' } }]);
  store.append('e'.repeat(32), [{ id: id('bus'), kind: 'goal', seen_by: 'my_therapist', body: { ...shaping, words: 'I wrote this' } }]);
  await user.click(await screen.findByRole('link', { name: 'See both' }));
  expect(await screen.findByText('I wrote this')).toBeTruthy();
  expect(screen.getByText('Noor wrote this')).toBeTruthy();
  await noFaults(container);
  await user.click(screen.getByRole('button', { name: "Use Noor's text" }));
  await waitFor(() => expect(clinic.log.at(-1)).toMatchObject({ kind: 'reflection', seen_by: 'only_me' }));
  expect((clinic.log.at(-1)?.body as { text: string }).text).toContain('I wrote this');
  expect(clinic.newest(id('bus'))).toMatchObject({ version: 2 });
});

test.each(['/settings', '/settings/who-sees', '/settings/look', '/settings/leave', '/journal', '/help', '/goals', '/ending', '/staying-well'])(
  'axe finds nothing on %s',
  async (path) => {
    const { container } = await openClient(path, [goal()]);
    await screen.findByRole('heading', { level: 1 });
    await noFaults(container);
  },
);
