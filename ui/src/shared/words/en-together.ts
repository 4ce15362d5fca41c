// SPDX-License-Identifier: Apache-2.0

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });

/** The words of the Together view, in English; both people read them. */
export const enTogether = {
  title: 'Together',
  bannerTherapist: 'Your client can see this.',
  bannerClient: (name: string) => `You and ${name} both see this.`,
  joined: (name: string) => `${name} is here too.`,
  offline: 'No connection. You can both keep writing. It comes together when the connection is back.',
  loading: 'Opening',
  leave: 'Close Together view',
  leaveShort: 'Close',
  undo: 'Undo',
  undone: 'Taken back.',
  close: 'Close',
  cancel: 'Cancel',
  notHere: 'This goal is not here.',
  notHereLine: 'It may not be shared any more.',

  agenda: 'To talk about',
  agendaNone: 'Nothing was brought for today.',
  talked: 'Talked about',

  start: {
    title: 'A new goal',
    ideas: 'Ideas that are shared',
    type: 'Or type it in their words',
    typeOnly: 'Type it in their words',
    hint: 'What would they like to be different?',
    begin: 'Begin with these words',
    take: (words: string) => `Begin with “${words}”`,
  },

  words: {
    title: 'The goal',
    by: (name: string) => `${name}’s words`,
    whose: 'Whose words',
    readBack: 'Read it back. Does it fit?',
    fits: 'Yes, it fits',
    change: 'Change the words',
    label: 'The goal in words',
    done: 'Done',
    theirOwn: (name: string) => `This goal is ${name}’s own. You can suggest other words.`,
    suggest: 'Suggest other words',
    suggestLabel: 'Your suggestion',
    suggested: (name: string) => `${name} suggests`,
    yours: 'You suggest',
    take: 'Take these words',
    keep: 'Keep mine',
    takeBack: 'Take back',
    needed: 'A goal needs a few words.',
  },

  area: {
    title: 'Area',
    guess: 'Does one of these fit?',
    more: 'Other areas',
    pick: 'Choose an area',
    full: 'Three areas are the most.',
  },
  horizon: {
    title: 'How far ahead?',
    options: { short_term: 'Next months', long_term: 'Longer', not_sure: 'Not sure' },
  },
  now: {
    title: 'Where is it now?',
    ends: ['not there at all', 'fully there'] as [string, string],
    clientsOwn: (name: string) => `${name} has rated this.`,
    spoken: (name: string) => `Enter what ${name} says.`,
    goodEnough: 'good enough',
  },
  good: {
    title: 'Good enough looks like …',
    hint: 'You can leave this for later.',
    value: 'Good enough, from 0 to 10',
    ends: ['not there at all', 'fully there'] as [string, string],
    theirs: (name: string) => `${name} can write this on their own device.`,
  },
  step: {
    title: 'First small step',
    label: 'Something small enough to do',
    when: 'When?',
    noTime: 'No set time',
    today: 'Today',
    tomorrow: 'Tomorrow',
    weekday: (day: string) => weekday.format(new Date(`${day}T00:00:00Z`)),
    likely: 'How likely is this?',
    likelyEnds: ['not likely', 'very likely'] as [string, string],
    smaller: 'Would a smaller step fit better?',
    takeSmaller: 'Make it smaller',
    keep: 'Keep it as it is',
  },

  agree: {
    title: 'Agreed by',
    mine: 'I agree',
    myYes: 'You have said yes',
    theirYes: (name: string) => `${name} has said yes`,
    waiting: (name: string) => `Waiting for ${name}`,
    both: (name: string) => `You and ${name} have both agreed this goal. You can change it at any time.`,
    bringFirst: (name: string) => `This is still ${name}’s idea.`,
  },

  conflict: {
    title: 'You both changed this',
    line: 'Both texts are here. Choose the one to go on with. The other stays in the story.',
    mine: 'Mine',
    theirs: (name: string) => `${name}’s`,
    takeMine: 'Go on with mine',
    takeTheirs: 'Go on with theirs',
  },
  refused: 'This could not be saved. Your words are still here.',
};

/** What every language has to say in the Together view. */
export type TogetherWords = typeof enTogether;
