// SPDX-License-Identifier: Apache-2.0
import type { StripWords } from '../../../shared/words/en-strip';
import type { ClientFacts } from './facts';

/** The most words a headline has. */
export const headlineWords = 12;
/** The most tokens under it, and the most words in one. */
export const mostTokens = 4;
export const tokenWords = 3;

/** Where a token leads in the record. */
export type TokenSource = 'goals' | 'spells' | 'topics' | 'shared';

/** One fact in at most three words, with the place it comes from. */
export interface StripToken {
  key: 'harder' | 'eased' | 'goals' | 'reached' | 'steps' | 'talk' | 'yes' | 'review';
  text: string;
  tint: 'plain' | 'warm' | 'good' | 'primary';
  source: TokenSource;
}

const wordsIn = (text: string) => text.trim().split(/\s+/).filter(Boolean).length;

/**
 * What changed since last time in one sentence of at most twelve words. What weighs most takes its room first: a hard
 * spell, what the client wants to talk about, then goals and steps, which have tokens of their own as well.
 */
export function headline(facts: ClientFacts, words: StripWords): string {
  const spell = spellClause(facts, words);
  const goal = goalClause(facts, words);
  const talk = talkClause(facts, words);
  const step = stepClause(facts, words);
  const chosen = new Map<string[], string>();
  let room = headlineWords;
  for (const ways of [spell, talk, goal, step]) {
    const clause = ways.find((way) => wordsIn(way) <= room);
    if (clause === undefined) continue;
    chosen.set(ways, clause);
    room -= wordsIn(clause);
  }
  const said = [spell, goal, talk, step].map((ways) => chosen.get(ways)).filter((clause) => clause !== undefined);
  if (said.length === 0) return facts.last ? words.nothingNew : words.firstMeeting;
  return words.sentence(said);
}

function spellClause(facts: ClientFacts, words: StripWords): string[] {
  const began = facts.spells.find((spell) => spell.stage === 'began');
  if (began) return [words.harder(began.days, began.setback.body.started)];
  const eased = facts.spells.find((spell) => spell.stage === 'eased');
  if (eased) return [words.spellEased(eased.days)];
  const goesOn = facts.spells.find((spell) => spell.stage === 'goes_on');
  return goesOn ? [words.spellGoesOn(goesOn.days)] : [];
}

function goalClause(facts: ClientFacts, words: StripWords): string[] {
  if (facts.reached.length > 0) return [words.goalsReached(facts.reached.length)];
  const moved = (move: 'closer' | 'further') => facts.goals.filter((goal) => goal.move === move);
  const closer = moved('closer');
  if (closer.length > 0) return ways(closer, words.goalCloser, words.goalsCloser);
  const further = moved('further');
  return further.length > 0 ? ways(further, words.goalFurther, words.goalsFurther) : [];
}

function ways(
  goals: ClientFacts['goals'],
  named: (area: string) => string,
  counted: (count: number) => string,
): string[] {
  const area = goals[0]?.goal.body.areas.find((one) => one.main)?.label;
  return goals.length === 1 && area && wordsIn(area) <= 2 ? [named(area), counted(1)] : [counted(goals.length)];
}

function talkClause(facts: ClientFacts, words: StripWords): string[] {
  const topic = facts.topics[0]?.body.text;
  if (topic === undefined) return [];
  return [words.talkAbout(topic), words.askAbout(topic), words.wantsToTalk];
}

function stepClause(facts: ClientFacts, words: StripWords): string[] {
  return facts.stepsDone > 0 ? [words.stepsDone(facts.stepsDone)] : [];
}

/** The facts in up to four tokens. A part that is not shared has no token: nothing is ever shown as zero. */
export function tokens(facts: ClientFacts, words: StripWords): StripToken[] {
  const all: (StripToken | undefined)[] = [
    harderToken(facts, words),
    goalsToken(facts, words),
    facts.reached.length > 0
      ? { key: 'reached', text: words.tokenReached(facts.reached.length), tint: 'good', source: 'goals' }
      : undefined,
    facts.stepsDone > 0
      ? { key: 'steps', text: words.tokenSteps(facts.stepsDone), tint: 'plain', source: 'shared' }
      : undefined,
    facts.topics.length > 0 ? { key: 'talk', text: words.tokenTalk, tint: 'primary', source: 'topics' } : undefined,
    facts.goals.some((goal) => goal.waitsFor === 'therapist')
      ? { key: 'yes', text: words.tokenYes, tint: 'primary', source: 'goals' }
      : undefined,
    facts.goals.some((goal) => goal.reviewDue)
      ? { key: 'review', text: words.tokenReview, tint: 'plain', source: 'goals' }
      : undefined,
  ];
  return all.filter((token) => token !== undefined).slice(0, mostTokens);
}

function harderToken(facts: ClientFacts, words: StripWords): StripToken | undefined {
  const open = facts.spells.some((spell) => spell.stage !== 'eased') || facts.goals.some((one) => one.goal.body.harder_now);
  if (open) return { key: 'harder', text: words.tokenHarder, tint: 'warm', source: 'spells' };
  if (facts.spells.some((spell) => spell.stage === 'eased'))
    return { key: 'eased', text: words.tokenEased, tint: 'good', source: 'spells' };
  return undefined;
}

function goalsToken(facts: ClientFacts, words: StripWords): StripToken | undefined {
  const count = (move: string) => facts.goals.filter((goal) => goal.move === move).length;
  const [closer, same, further] = [count('closer'), count('same'), count('further')];
  if (closer + same + further === 0) return undefined;
  return { key: 'goals', text: words.tokenGoals(closer, same, further), tint: 'plain', source: 'goals' };
}
