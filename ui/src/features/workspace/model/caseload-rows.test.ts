// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { client, Story } from '../../../testing/story';
import type { DeskClient } from '../desk';
import { caseloadRows, goalsMoving, pathWord } from './caseload-rows';
import { readFacts } from './facts';
import { reasonsToThink } from './needs-thought';

const now = new Date('2026-11-24T08:00:00.000Z');

function row(name: string, write: (story: Story) => void): DeskClient {
  const story = new Story();
  write(story);
  const facts = readFacts(story.view(), client, now, '2026-11-24');
  return { record: name, owner: client, name, facts, reasons: reasonsToThink(facts) } as unknown as DeskClient;
}

const booked = (story: Story) => story.session('2026-12-01T09:00:00.000Z', 2, 'booked');
const quiet = row('Zoe', (story) => booked(story));
const waiting = row('Amy', (story) => story.session('2026-11-20T09:00:00.000Z', 1));
const harder = row('Max', (story) => {
  booked(story);
  const goal = story.goal('2026-11-01', 'Sleep', { harder_now: true });
  for (const [day, value] of [
    ['2026-11-02', 5],
    ['2026-11-09', 4],
    ['2026-11-16', 3],
  ] as const)
    story.rating(goal, day, value);
});
const desk = { clients: [quiet, waiting, harder], now };

describe('the caseload', () => {
  it('puts those who need thought first, by reason', () => {
    expect(caseloadRows(desk, 'all', '').map((one) => one.name)).toEqual(['Max', 'Amy', 'Zoe']);
  });
  it('filters', () => {
    expect(caseloadRows(desk, 'thought', '').map((one) => one.name)).toEqual(['Max', 'Amy']);
    expect(caseloadRows(desk, 'none_booked', '').map((one) => one.name)).toEqual(['Amy']);
    expect(caseloadRows(desk, 'week', '').map((one) => one.name)).toEqual(['Amy']);
    expect(caseloadRows(desk, 'all', ' zO ').map((one) => one.name)).toEqual(['Zoe']);
  });
  it('says the path in a word, and nothing where no rating is shared', () => {
    expect(pathWord(harder)).toBe('further');
    expect(pathWord(quiet)).toBeUndefined();
    expect(goalsMoving(harder)).toEqual({ moving: 0, rated: 1 });
    expect(goalsMoving(quiet)).toEqual({ moving: 0, rated: 0 });
  });
});
