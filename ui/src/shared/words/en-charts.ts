// SPDX-License-Identifier: Apache-2.0

const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const longFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** The words of every chart, in English. */
export const enCharts = {
  list: 'List',
  chart: 'Chart',
  view: 'How to show it',
  hide: 'Hide',
  show: (title: string) => `Show: ${title}`,
  hidden: 'You have hidden this chart.',
  keys: 'Use the arrow keys to go from point to point.',
  day: (date: string) => dayFormat.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)),
  dayAndYear: (date: string) => longFormat.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)),

  path: {
    tooFew: (missing: number) => `Too early to tell. ${count(missing, 'more rating', 'more ratings')} and a path begins.`,
    closer: (from: number, to: number, ratings: number) => `From ${from} to ${to} over ${ratings} ratings. It looks closer.`,
    same: (value: number, ratings: number) => `At ${value}, as it was at the start, over ${ratings} ratings.`,
    further: (from: number, to: number, ratings: number) =>
      `From ${from} to ${to} over ${ratings} ratings. Ratings often go up and down.`,
    reached: (mark: number) => `That is at the good-enough mark of ${mark}, or past it.`,
    harder: (n: number) => (n === 1 ? 'One harder stretch is marked.' : `${n} harder stretches are marked.`),
    span: (from: number, to: number) => `${from} → ${to}`,
    goodEnough: (value: number) => `good enough ${value}`,
    changed: 'worded anew',
    harderSpan: 'harder',
    point: (day: string, value: number) => `${day}: ${value} out of 10`,
    spoken: 'said aloud, written down by the therapist',
    day: 'Day',
    rating: 'Rating',
    note: 'What else',
    tableOf: (goal: string) => `Ratings of “${goal}”`,
  },

  spells: {
    title: 'Hard spells and coming back',
    none: 'No hard spell has been shared here.',
    oneOpen: (days: number) => `One hard spell is going on, ${count(days, 'day', 'days')} so far.`,
    oneEased: (days: number) => `One hard spell so far. It took ${count(days, 'day', 'days')}.`,
    oneMore: 'With one more we can set them side by side.',
    counted: (n: number) => (n === 2 ? 'There have been two hard spells.' : `There have been ${n} hard spells.`),
    lastAndThis: (last: number, latest: number) => `Last time ${count(last, 'day', 'days')}, this time ${latest}.`,
    goingOn: (days: number) => `Another is going on, ${count(days, 'day', 'days')} so far.`,
    noProof: 'This does not prove why. It is a clue to talk about.',
    days: (n: number) => count(n, 'day', 'days'),
    soFar: (n: number) => `${count(n, 'day', 'days')} so far`,
    helped: 'What helped',
    helpedNothing: 'not written down',
    dot: (days: number) => (days === 1 ? 'Each dot is 1 day.' : `Each dot is ${days} days.`),
    point: (started: string, days: number) => `Began ${started}, ${count(days, 'day', 'days')} to steadier`,
    pointOpen: (started: string, days: number) => `Began ${started}, ${count(days, 'day', 'days')} so far`,
    started: 'Began',
    eased: 'Steadier again',
    goesOn: 'going on',
    took: 'Days',
  },
};

/** What every language has to say about charts. */
export type ChartWords = typeof enCharts;
