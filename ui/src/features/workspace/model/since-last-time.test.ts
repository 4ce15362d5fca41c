// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { enStrip } from '../../../shared/words/en-strip';
import { client, Story } from '../../../testing/story';
import { readFacts } from './facts';
import { headline, headlineWords, tokens, tokenWords } from './since-last-time';

const today = '2026-11-24';
const now = new Date('2026-11-24T08:00:00.000Z');
const area = (label: string) => [{ code: 'EASE.sleep', label, main: true }];

function strip(story: Story) {
  const facts = readFacts(story.view(), client, now, today);
  return { line: headline(facts, enStrip), tokens: tokens(facts, enStrip).map((token) => token.text) };
}

/** A record with a goal rated 3, and a meeting a week ago. */
function begun(): { story: Story; goal: string } {
  const story = new Story();
  const goal = story.goal('2026-10-25', 'Take the bus to work');
  story.rating(goal, '2026-11-10', 3);
  story.session('2026-11-17T13:00:00.000Z', 14);
  return { story, goal };
}

describe('since last time', () => {
  it('says that a hard spell eased and what the client asks about', () => {
    const { story, goal } = begun();
    story.setback(goal, '2026-11-16', '2026-11-20');
    story.topic('2026-11-21', 'The bus.');
    expect(strip(story).line).toBe('Hard spell eased after four days; asks about the bus.');
    expect(strip(story).tokens).toEqual(['Spell eased', 'Wants to talk']);
  });

  it('gives what the client asks about its room before the goals, which have their token', () => {
    const { story, goal } = begun();
    story.setback(goal, '2026-11-16', '2026-11-20');
    story.rating(goal, '2026-11-21', 4);
    story.topic('2026-11-21', 'the bus');
    expect(strip(story).line).toBe('Hard spell eased after four days; asks about the bus.');
    expect(strip(story).tokens).toContain('Goals 1↑');
  });

  it('joins a harder week, a closer goal and a topic of one word', () => {
    const { story, goal } = begun();
    const sleep = story.goal('2026-10-25', 'Sleep through', { areas: area('Sleep') });
    story.rating(sleep, '2026-11-11', 5);
    story.rating(sleep, '2026-11-20', 6);
    story.setback(goal, '2026-11-21');
    story.topic('2026-11-22', 'mum');
    const { line, tokens: said } = strip(story);
    expect(line).toBe('Harder week; sleep goal closer; wants to talk about mum.');
    expect(said).toEqual(['Harder now', 'Goals 1↑', 'Wants to talk']);
  });

  it('says plainly that nothing is new, and nothing of what is not shared', () => {
    const { story } = begun();
    expect(strip(story)).toEqual({ line: 'Nothing new since last time.', tokens: [] });
  });

  it('says that they have not met', () => {
    expect(strip(new Story()).line).toBe('You have not met yet.');
  });

  it('gives no token for goals that were not rated since', () => {
    const { story } = begun();
    story.goal('2026-11-01', 'Another');
    expect(strip(story).tokens.some((token) => token.startsWith('Goals'))).toBe(false);
  });

  it('counts closer, same and further, at most three words', () => {
    const { story, goal } = begun();
    for (const [before, after] of [
      [4, 4],
      [5, 3],
    ] as const) {
      const other = story.goal('2026-10-25', `From ${before} to ${after}`);
      story.rating(other, '2026-11-10', before);
      story.rating(other, '2026-11-20', after);
    }
    story.rating(goal, '2026-11-20', 4);
    const { line, tokens: said } = strip(story);
    expect(said[0]).toBe('Goals 1↑ 1→');
    expect(line).toBe('One goal closer.');
  });

  it('never says more than twelve words, nor a token of more than three', () => {
    const { story, goal } = begun();
    story.setback(goal, '2026-11-10');
    story.setback(goal, '2026-11-15', '2026-11-21');
    story.rating(goal, '2026-11-20', 5);
    story.topic('2026-11-20', 'what happened on the bus last Tuesday when everybody looked at me');
    story.add('step_event', '2026-11-20', { what: 'done', on: '2026-11-20', in_the_way: [] });
    story.goal('2026-11-18', 'Reached', { state: 'reached' });
    const { line, tokens: said } = strip(story);
    expect(line.split(/\s+/).length).toBeLessThanOrEqual(headlineWords);
    expect(line).toContain('wants to talk');
    expect(said.length).toBeLessThanOrEqual(4);
    for (const token of said) expect(token.split(' ').length).toBeLessThanOrEqual(tokenWords);
  });

  it('tells a reached goal and steps that were done', () => {
    const { story, goal } = begun();
    story.goal('2026-11-19', 'Take the bus to work', { state: 'reached' }, goal);
    for (const day of ['2026-11-18', '2026-11-19', '2026-11-20'])
      story.add('step_event', day, { what: 'done', on: day, in_the_way: [] });
    story.add('step_event', '2026-11-21', { what: 'rested', on: '2026-11-21', in_the_way: [] });
    expect(strip(story)).toEqual({ line: 'One goal reached; three steps done.', tokens: ['Goal reached', '3 steps done'] });
  });

  it('leaves out a topic that was talked about and one the therapist brought', () => {
    const { story } = begun();
    story.topic('2026-11-20', 'the bus', 'talked');
    story.add('topic', '2026-11-20', { text: 'the plan', by: 'therapist', state: 'open' });
    expect(strip(story).line).toBe('Nothing new since last time.');
  });

  it('asks for the yes that is missing', () => {
    const { story } = begun();
    story.goal('2026-11-20', 'Call my sister', { state: 'shaping', agreed_by: [{ by: 'client', who: client }] });
    expect(strip(story).tokens).toContain('Your yes?');
  });
});
