// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { client, Story } from '../../../testing/story';
import { mayWord, newTogetherGoal, shaped, takenUp, withArea } from './together-drafts';

const goalOf = (story: Story, id: string) => story.view().get('goal', id)!;

describe('a goal made together', () => {
  it('begins with the client’s words, open to both, agreed by nobody', () => {
    const { body } = newTogetherGoal('a'.repeat(32), 'Get through the shop');
    expect(body).toMatchObject({ state: 'shaping', words_by: 'client', made_together: true, agreed_by: [] });
    expect(mayWord(body, 'therapist')).toBe(true);
  });

  it('loses every yes when its terms change, and none when an area is added', () => {
    const story = new Story();
    const id = story.goal('2026-11-01', 'Sleep', { state: 'agreed', made_together: true });
    const goal = goalOf(story, id);
    expect(shaped(goal, { words: 'Sleep well' }).body).toMatchObject({ state: 'shaping', agreed_by: [] });
    expect(shaped(goal, { horizon: 'long_term' }).body.agreed_by).toHaveLength(2);
    expect(shaped(goal, { horizon: 'long_term' }).body.state).toBe('agreed');
  });

  it('takes good enough out when it is emptied', () => {
    const story = new Story();
    const id = story.goal('2026-11-01', 'Sleep', { state: 'shaping', good_enough_words: 'six hours', agreed_by: [] });
    expect('good_enough_words' in shaped(goalOf(story, id), { good_enough_words: '' }).body).toBe(false);
  });

  it('leaves a client’s own words to the client', () => {
    const story = new Story();
    const id = story.goal('2026-11-01', 'Sleep', { state: 'idea', agreed_by: [] });
    const draft = takenUp(goalOf(story, id));
    expect(draft.body).toMatchObject({ words: 'Sleep', state: 'shaping', made_together: false });
    expect(mayWord(draft.body, 'therapist')).toBe(false);
    expect(mayWord(draft.body, 'client')).toBe(true);
    expect(client).toHaveLength(32);
  });
});

describe('areas', () => {
  const area = (code: string) => ({ code, label: code });
  it('has one main area, at most three, and a new main when the first goes', () => {
    const three = ['A.a', 'B.b', 'C.c', 'D.d'].reduce<ReturnType<typeof withArea>>((list, code) => withArea(list, area(code), true), []);
    expect(three.map((one) => one.main)).toEqual([true, false, false]);
    expect(withArea(three, area('A.a'), false).map((one) => [one.code, one.main])).toEqual([
      ['B.b', true],
      ['C.c', false],
    ]);
  });
});
