// SPDX-License-Identifier: Apache-2.0
import { View } from '../shared/record/copy';
import type { Bodies, Kind, Version } from '../shared/record/entry';

export const client = 'c'.repeat(32);
export const therapist = 't'.repeat(32);

/** Builds a record for a test, one version after the other, in the order in which things happened. */
export class Story {
  private readonly entries = new Map<string, Version[]>();
  private count = 0;

  /** Writes a version; without `id` it is a new entry. Returns the entry's id. */
  add<K extends Kind>(
    kind: K,
    happened: string,
    body: Bodies[K],
    more: { id?: string; about?: string; author?: string } = {},
  ): string {
    const id = more.id ?? String(++this.count).padStart(32, '0');
    const versions = this.entries.get(id) ?? [];
    const at = happened.length === 10 ? `${happened}T12:00:00.000Z` : happened;
    const version = {
      id,
      version: versions.length + 1,
      kind,
      ...(more.about ? { about: more.about } : {}),
      author: more.author ?? client,
      written: at,
      happened: at,
      seen_by: 'my_therapist',
      body,
    } as unknown as Version;
    this.entries.set(id, [...versions, version]);
    return id;
  }

  /** The record as its reader sees it. */
  view(): View {
    return new View(this.entries);
  }

  /** Every version, as the server would send them. */
  versions(): Version[] {
    return [...this.entries.values()].flat();
  }

  goal(happened: string, words: string, more: Partial<Bodies['goal']> = {}, id?: string): string {
    const body: Bodies['goal'] = {
      words,
      words_by: 'client',
      horizon: 'short_term',
      areas: [],
      state: 'active',
      agreed_by: [
        { by: 'client', who: client },
        { by: 'therapist', who: therapist },
      ],
      harder_now: false,
      made_together: false,
      review_weeks: 5,
      ...more,
    };
    return this.add('goal', happened, body, id ? { id } : {});
  }

  rating(goal: string, on: string, value: number): string {
    return this.add('goal_rating', on, { value, on, spoken: false }, { about: goal });
  }

  session(starts: string, number: number, state: 'held' | 'booked' | 'cancelled' = 'held'): string {
    const body: Bodies['therapy_session'] = { starts, minutes: 50, mode: 'room', number, state };
    return this.add('therapy_session', starts, body, { author: therapist });
  }

  setback(goal: string, started: string, eased?: string): string {
    const open: Bodies['setback'] = { started, triggers: [], needs: [], helped: [] };
    const id = this.add('setback', started, open, { about: goal });
    if (eased) this.add('setback', eased, { ...open, eased }, { about: goal, id });
    return id;
  }

  topic(happened: string, text: string, state: 'open' | 'talked' = 'open'): string {
    return this.add('topic', happened, { text, by: 'client', state });
  }
}
