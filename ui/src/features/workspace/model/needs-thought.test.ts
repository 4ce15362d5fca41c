// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { client, Story } from '../../../testing/story';
import { readFacts } from './facts';
import { byNeed, reasonsToThink } from './needs-thought';
import { sessionsOn } from './sessions';

const now = new Date('2026-11-24T08:00:00.000Z');
const reasons = (story: Story) => reasonsToThink(readFacts(story.view(), client, now, '2026-11-24'));

describe('needs thought', () => {
  it('names each reason, the weightiest first', () => {
    const story = new Story();
    const goal = story.goal('2026-01-01', 'Sleep', { harder_now: true });
    story.rating(goal, '2026-10-01', 4);
    story.topic('2026-11-20', 'the bus');
    expect(reasons(story)).toEqual(['harder_now', 'wants_to_talk', 'review_due', 'no_next_session']);
  });

  it('has none for somebody who is met next week', () => {
    const story = new Story();
    story.goal('2026-11-10', 'Sleep');
    story.session('2026-11-17T13:00:00.000Z', 3);
    story.session('2026-12-01T13:00:00.000Z', 4, 'booked');
    expect(reasons(story)).toEqual([]);
  });

  it('puts the reasons first and keeps the order otherwise', () => {
    const rows = [
      { id: 'a', reasons: [] },
      { id: 'b', reasons: ['review_due'] as const },
      { id: 'c', reasons: ['harder_now'] as const },
      { id: 'd', reasons: [] },
    ];
    expect(byNeed(rows).map((row) => row.id)).toEqual(['c', 'b', 'a', 'd']);
  });
});

describe('meetings', () => {
  it('knows last, next and the one that goes on; one called off is none', () => {
    const story = new Story();
    story.session('2026-11-17T13:00:00.000Z', 3);
    story.session('2026-11-24T07:30:00.000Z', 4, 'booked');
    story.session('2026-11-23T13:00:00.000Z', 5, 'cancelled');
    const facts = readFacts(story.view(), client, now, '2026-11-24');
    expect(facts.last?.body.number).toBe(3);
    expect(facts.next?.body.number).toBe(4);
    expect(sessionsOn(story.view(), '2026-11-24')).toHaveLength(1);
  });
});
