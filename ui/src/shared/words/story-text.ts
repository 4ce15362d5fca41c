// SPDX-License-Identifier: Apache-2.0
import type { StoryLine } from '../goals/story';
import type { Words } from './en';

type StoryWords = Words['goals']['story'];

type Plain = Extract<StoryLine['what'], keyof StoryWords>;

const byWhom = new Set(['made', 'brought', 'said_yes', 'took_yes_back', 'shared', 'unshared']);

/** One line of a goal's story as a sentence. `nameOf` says what a person is called here. */
export function storyText(line: StoryLine, words: StoryWords, nameOf: (account: string) => string): string {
  const who = nameOf(line.who);
  switch (line.what) {
    case 'reworded':
      return words.reworded(who, line.before, line.reason);
    case 'good_enough':
      return words.good_enough(who, line.value);
    case 'let_go':
      return words.let_go(line.reason);
    case 'reached':
      return words.reached(line.whatDidIt);
    case 'eased':
      return words.eased(line.days ?? 0, (line.helped ?? []).join(', '));
    case 'better':
      return words.better(line.from, line.to);
    case 'step_done':
      return words.step_done(line.words);
    default:
      return plainText(line.what, words, who);
  }
}

function plainText(what: Plain, words: StoryWords, who: string): string {
  const text = words[what];
  if (typeof text === 'string') return text;
  return byWhom.has(what) ? (text as (who: string) => string)(who) : '';
}
