// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { Story, therapist } from '../../../testing/story';
import { readGoal } from './goal-facts';

const today = '2026-11-24';
const read = (story: Story, goal: string, since = '') => readGoal(story.view(), story.view().get('goal', goal)!, since, today);

describe('what is said of a goal', () => {
  it('asks a question after four ratings that are the same, and not after three', () => {
    const story = new Story();
    const goal = story.goal('2026-10-01', 'Sleep');
    for (const day of ['2026-10-05', '2026-10-12', '2026-10-19']) story.rating(goal, day, 5);
    expect(read(story, goal).still).toBe(false);
    story.rating(goal, '2026-10-26', 5);
    expect(read(story, goal).still).toBe(true);
    story.rating(goal, '2026-11-02', 6);
    expect(read(story, goal).still).toBe(false);
  });

  it('says nothing of movement without a rating on both sides of the last meeting', () => {
    const story = new Story();
    const goal = story.goal('2026-10-01', 'Sleep');
    story.rating(goal, '2026-11-20', 5);
    expect(read(story, goal, '2026-11-17T13:00:00.000Z').move).toBeUndefined();
    story.rating(goal, '2026-11-10', 6);
    expect(read(story, goal, '2026-11-17T13:00:00.000Z').move).toBe('further');
  });

  it('knows whose yes is missing', () => {
    const story = new Story();
    const goal = story.goal('2026-10-01', 'Sleep', { state: 'shaping', agreed_by: [{ by: 'therapist', who: therapist }] });
    expect(read(story, goal).waitsFor).toBe('client');
    const none = story.goal('2026-10-01', 'Sleep', { state: 'shaping', agreed_by: [] });
    expect(read(story, none).waitsFor).toBeUndefined();
  });
});

describe('a look back at a goal', () => {
  it('is due when its weeks have passed since both agreed', () => {
    const story = new Story();
    const goal = story.goal('2026-10-01', 'Sleep', { state: 'shaping', agreed_by: [] });
    story.goal('2026-10-08', 'Sleep', { state: 'agreed' }, goal);
    const due = (day: string) => readGoal(story.view(), story.view().get('goal', goal)!, '', day).reviewDue;
    expect(due('2026-11-11')).toBe(false);
    expect(due('2026-11-12')).toBe(true);
  });
});
