// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { enWorkspace } from '../../../shared/words/en-workspace';
import { client, Story } from '../../../testing/story';
import { timelineOf } from './timeline';

const now = new Date('2026-11-24T08:00:00.000Z');

it('names a new goal as it was first written, and each later line as the goal was called then', () => {
  const story = new Story();
  const goal = story.goal('2026-10-01', 'Leave the house', { state: 'shaping', agreed_by: [] });
  story.goal('2026-10-08', 'Take the bus', { state: 'shaping', agreed_by: [] }, goal);
  story.goal('2026-10-09', 'Take the bus', { state: 'agreed' }, goal);
  story.goal('2026-11-02', 'Take the train', { state: 'shaping', agreed_by: [] }, goal);
  const words = enWorkspace.timeline;
  expect(timelineOf(story.view(), client, enWorkspace, now).map((line) => line.text)).toEqual([
    words.goalChanged('Take the train'),
    words.goalAgreed('Take the bus'),
    words.goalChanged('Take the bus'),
    words.goalMade('Leave the house'),
  ]);
});
