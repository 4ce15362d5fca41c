// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { Goal } from '../api/schema';
import { aGoal, id, lena, noor, told, viewOf } from '../../testing/entries';
import { storyOf } from './story';

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 10, 20, 14, minute, second)).toISOString();
const live: Partial<Goal> = { state: 'shaping', agreed_by: [], made_together: true };

/** The lines of a goal that was written like this: newest first, as they are shown. */
function lines(...versions: [Partial<Goal>, string, string?][]) {
  const entries = versions.map(([body, happened, author = noor], index) =>
    told('goal', 'bus', aGoal(body), { version: index + 1, at: happened, author }),
  );
  const view = viewOf(...entries);
  return storyOf(view, view.get('goal', id('bus'))!).map((line) => [line.what, line.called, line.who === noor ? 'noor' : 'lena']);
}

describe('one go at the words of a goal made together', () => {
  test('is one line: what was typed on a new goal are its first words', () => {
    const told_ = lines(
      [{ ...live, words: 'R' }, at(0)],
      [{ ...live, words: 'Ride' }, at(0, 2)],
      [{ ...live, words: 'Ride the bus' }, at(0, 4)],
      [{ ...live, words: 'Ride the bus', horizon: 'long_term' }, at(1)],
      [{ ...live, words: 'Ride the bus alone' }, at(3)],
    );
    expect(told_).toEqual([['made', 'Ride the bus alone', 'noor']]);
  });

  test('ends with a pause, with somebody else, and with a yes', () => {
    const yes = [{ by: 'client' as const, who: lena }];
    const told_ = lines(
      [{ ...live, words: 'Ride' }, at(0)],
      [{ ...live, words: 'Ride the b' }, at(10)],
      [{ ...live, words: 'Ride the bus' }, at(10, 5)],
      [{ ...live, words: 'I ride the bus' }, at(10, 20), lena],
      [{ ...live, words: 'I ride the bus', agreed_by: yes }, at(11), lena],
      [{ ...live, words: 'I ride the bus alone' }, at(12), lena],
    );
    expect(told_).toEqual([
      ['reworded', 'I ride the bus alone', 'lena'],
      ['said_yes', 'I ride the bus', 'lena'],
      ['reworded', 'I ride the bus', 'lena'],
      ['reworded', 'Ride the bus', 'noor'],
      ['made', 'Ride', 'noor'],
    ]);
  });

  test('says what the words were before the whole go', () => {
    const view = viewOf(
      told('goal', 'bus', aGoal({ ...live, words: 'Ride' }), { at: at(0) }),
      told('goal', 'bus', aGoal({ ...live, words: 'Ride a' }), { version: 2, at: at(20) }),
      told('goal', 'bus', aGoal({ ...live, words: 'Ride alone' }), { version: 3, at: at(20, 9) }),
    );
    expect(storyOf(view, view.get('goal', id('bus'))!)[0]).toMatchObject({ what: 'reworded', before: 'Ride', words: 'Ride alone' });
  });

  test('keeps the words and what good enough means apart', () => {
    const told_ = lines(
      [{ ...live, words: 'Ride' }, at(0)],
      [{ ...live, words: 'Ride', good_enough: 5 }, at(1)],
      [{ ...live, words: 'Ride', good_enough: 6 }, at(1, 3)],
      [{ ...live, words: 'Ride alone', good_enough: 6 }, at(2)],
    );
    expect(told_.map(([what]) => what)).toEqual(['reworded', 'good_enough', 'made']);
  });

  test('does not fold what was changed outside of the Together view', () => {
    const alone = { ...live, made_together: false };
    const told_ = lines([{ ...alone, words: 'Ride' }, at(0), lena], [{ ...alone, words: 'Ride on' }, at(1), lena]);
    expect(told_.map(([what]) => what)).toEqual(['reworded', 'made']);
  });
});
