// SPDX-License-Identifier: Apache-2.0
import type { View } from '../record/copy';
import type { Entry, Kind, SeenBy } from '../record/entry';

const personal: readonly SeenBy[] = ['only_me', 'my_therapist'];
const betweenUs: readonly SeenBy[] = ['my_therapist'];

/** What a client may choose for each kind; the server's table of kinds allows the same and more. */
export const choices: Partial<Record<Kind, readonly SeenBy[]>> = {
  reflection: personal,
  goal: personal,
  step: personal,
  step_event: personal,
  goal_rating: personal,
  setback: personal,
  topic: personal,
  staying_well_plan: personal,
  goal_review: betweenUs,
  attainment_scale: betweenUs,
  attainment_rating: betweenUs,
  suggestion: betweenUs,
};

/** Whether the therapist can see an entry now: it is shared, and so is everything it hangs on. */
export function therapistSees(view: View, entry: Pick<Entry, 'seen_by' | 'about' | 'kind'>): boolean {
  if (entry.seen_by === 'only_me') return false;
  if (!entry.about) return true;
  for (const kind of ['goal', 'step', 'attainment_scale'] as const) {
    const above = view.get(kind, entry.about);
    if (above) return therapistSees(view, above);
  }
  return true;
}

/** How many entries of a kind the therapist can see, of how many. */
export function sharedOf(view: View, kind: Kind): { shared: number; all: number } {
  const all = view.all(kind);
  return { shared: all.filter((entry) => therapistSees(view, entry)).length, all: all.length };
}
