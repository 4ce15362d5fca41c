// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { today } from '../shared/goals/days';
import { memoryStore } from '../shared/record/device-store';
import { openClient } from '../testing/client';
import { aGoal, aStep, id, told } from '../testing/entries';

const entries = [told('goal', 'bus', aGoal()), told('step', 's', aStep({ on: today() }), { about: 'bus' })];
const over = (access: 'writing' | 'reading') => ({
  access,
  ended: '2026-06-01T12:00:00Z',
  writes_until: '2026-09-01T12:00:00Z',
  reads_until: '2036-06-01T12:00:00Z',
});
const bus = `/goals/${id('bus')}`;

/** What can be touched on the page itself, but for what only looks or leads on to read. */
const toTouch = () => {
  const main = within(screen.getByRole('main'));
  return [...main.queryAllByRole('button'), ...main.queryAllByRole('link')].map((one) => one.textContent ?? '');
};

describe('a client who may only read', () => {
  test.each(['/', '/goals', bus, `/steps/${id('s')}`])('finds no button that writes on %s', async (path) => {
    await openClient(path, entries, memoryStore(), over('writing'));
    expect((await screen.findAllByText(/Take the bus into town|Two stops on the bus/)).length).toBeGreaterThan(0);
    const writing = toTouch();
    cleanup();
    await openClient(path, entries, memoryStore(), over('reading'));
    await screen.findByRole('main');
    const reading = toTouch();
    expect(reading.length).toBeLessThan(writing.length);
    expect(reading.filter((one) => !writing.includes(one))).toEqual([]);
  });

  test.each([`${bus}/rate`, `${bus}/change`, `${bus}/harder`, `/steps/${id('s')}/done`, '/topics', '/questions', '/goals/new', '/explore'])(
    'reads a calm sentence in the place of %s',
    async (path) => {
      await openClient(path, entries, memoryStore(), over('reading'));
      expect(await screen.findByText('Your time to write here is over.')).toBeTruthy();
      expect(screen.queryAllByRole('textbox')).toEqual([]);
    },
  );

  test('still meets the words that were typed before it closed', async () => {
    const device = memoryStore();
    await device.keep('draft/any', { path: `${bus}/change`, fields: { words: 'Words that waited' } });
    await openClient(`${bus}/change`, entries, device, over('reading'));
    expect(await screen.findByText('Words that waited')).toBeTruthy();
  });

  test('takes back what was shared while the time to write lasts, and looks at it afterwards', async () => {
    await openClient(bus, entries, memoryStore(), over('writing'));
    expect((await screen.findAllByRole('button', { name: /^Who can see this:/ })).length).toBeGreaterThan(0);
    cleanup();
    await openClient(bus, entries, memoryStore(), over('reading'));
    await screen.findByRole('main');
    await screen.findAllByText(/Take the bus into town/);
    expect(screen.queryAllByRole('button', { name: /^Who can see this:/ })).toEqual([]);
  });

  test('writes on while the time to write lasts', async () => {
    await openClient(`${bus}/change`, entries, memoryStore(), over('writing'));
    expect(await screen.findByLabelText('My words')).toBeTruthy();
  });
});
