// SPDX-License-Identifier: Apache-2.0
import type { EntriesPage, EntryView, Goal, Step } from '../shared/api/schema';
import { applyPage, emptyCopy, View } from '../shared/record/copy';
import type { Bodies, Kind } from '../shared/record/entry';

export const lena = 'c'.repeat(32);
export const noor = 'd'.repeat(32);
export const record = 'e'.repeat(32);

/** A short id out of a word, for tests. */
export const id = (word: string) =>
  [...word].map((letter) => letter.charCodeAt(0).toString(16)).join('').padEnd(32, '0').slice(0, 32);

export const aGoal = (more: Partial<Goal> = {}): Goal => ({
  words: 'Take the bus into town',
  words_by: 'client',
  horizon: 'short_term',
  areas: [],
  state: 'active',
  agreed_by: [
    { by: 'client', who: lena },
    { by: 'therapist', who: noor },
  ],
  harder_now: false,
  made_together: false,
  review_weeks: 5,
  ...more,
});

export const aStep = (more: Partial<Step> = {}): Step => ({
  words: 'Two stops on the bus',
  words_by: 'client',
  sort: 'one_off',
  shrink: 'not_made',
  state: 'planned',
  made_together: false,
  ...more,
});

interface More {
  version?: number;
  about?: string;
  author?: string;
  at?: string;
  seen_by?: EntryView['seen_by'];
}

/** One version as the server tells it. */
export function told<K extends Kind>(kind: K, entry: string, body: Bodies[K], more: More = {}): EntryView {
  const at = more.at ?? '2026-11-01T10:00:00.000Z';
  return {
    id: id(entry),
    version: more.version ?? 1,
    kind,
    ...(more.about ? { about: id(more.about) } : {}),
    author: more.author ?? lena,
    written: at,
    happened: at,
    seen_by: more.seen_by ?? 'my_therapist',
    body,
  } as EntryView;
}

export const page = (entries: EntryView[], cursor = 'c1', withdrawn: string[] = []): EntriesPage => ({
  record,
  cursor,
  entries,
  withdrawn,
});

/** The view of a record that holds these versions. */
export const viewOf = (...entries: EntryView[]): View => new View(applyPage(emptyCopy, page(entries)).entries);
