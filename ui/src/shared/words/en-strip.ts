// SPDX-License-Identifier: Apache-2.0

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const inWords = (n: number) => numbers[n] ?? String(n);
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);

/** Words that lose their capital in the middle of a sentence; any other may be a name. */
const small = new Set(
  'the a an my our his her their this that what how when where why whether being going getting having feeling work sleep mum dad money'.split(' '),
);

/** A topic as the client wrote it, ready to stand inside a sentence. */
function inside(topic: string): string {
  const text = topic.trim().replace(/[.?!…]+$/u, '');
  const first = text.split(/\s+/)[0] ?? '';
  return small.has(first.toLowerCase()) ? first.toLowerCase() + text.slice(first.length) : text;
}

/** The words of the strip "Since last time", in English. Each clause can stand first or after another. */
export const enStrip = {
  nothingNew: 'Nothing new since last time.',
  firstMeeting: 'You have not met yet.',
  sentence: (clauses: readonly string[]) => `${capital(clauses.join('; '))}.`,
  harder: (days: number, started: string) =>
    days <= 7 ? 'harder week' : `harder since ${shortDay.format(new Date(`${started}T00:00:00Z`))}`,
  spellEased: (days: number) => (days === 0 ? 'hard spell eased the same day' : `hard spell eased after ${inWords(days)} ${days === 1 ? 'day' : 'days'}`),
  spellGoesOn: (days: number) => `hard spell goes on, day ${days + 1}`,
  goalsReached: (n: number) => `${inWords(n)} ${n === 1 ? 'goal' : 'goals'} reached`,
  goalCloser: (area: string) => `${area.charAt(0).toLowerCase()}${area.slice(1)} goal closer`,
  goalsCloser: (n: number) => `${inWords(n)} ${n === 1 ? 'goal' : 'goals'} closer`,
  goalFurther: (area: string) => `${area.charAt(0).toLowerCase()}${area.slice(1)} goal further off`,
  goalsFurther: (n: number) => `${inWords(n)} ${n === 1 ? 'goal' : 'goals'} further off`,
  /** A topic of one word is said in full; a longer one is said more briefly. */
  talkAbout: (topic: string) =>
    /\s/.test(topic.trim()) ? `asks about ${inside(topic)}` : `wants to talk about ${inside(topic)}`,
  askAbout: (topic: string) => `asks about ${inside(topic)}`,
  wantsToTalk: 'wants to talk',
  stepsDone: (n: number) => `${inWords(n)} ${n === 1 ? 'step' : 'steps'} done`,

  tokenHarder: 'Harder now',
  tokenEased: 'Spell eased',
  tokenGoals: (closer: number, same: number, further: number) =>
    ['Goals', closer > 0 ? `${closer}↑` : '', same > 0 ? `${same}→` : '', further > 0 ? `${further}↓` : '']
      .filter(Boolean)
      .slice(0, 3)
      .join(' '),
  tokenReached: (n: number) => (n === 1 ? 'Goal reached' : `${n} goals reached`),
  tokenSteps: (n: number) => (n === 1 ? '1 step done' : `${n} steps done`),
  tokenTalk: 'Wants to talk',
  tokenYes: 'Your yes?',
  tokenReview: 'Review due',
};

/** What every language has to say in the strip. */
export type StripWords = typeof enStrip;
