// SPDX-License-Identifier: Apache-2.0
import type { Setback } from '../api/schema';
import type { View } from '../record/copy';
import type { Draft, Entry } from '../record/entry';
import { addDays, daysBetween, type Day } from './days';
import type { GoalEntry } from './goal';

export type SetbackEntry = Entry<'setback'>;

/** So many days after it began Today asks once whether it has eased. */
const askAfter = 3;

/** Days from the start to steadier; nothing while it goes on. */
export function daysToSteadier(setback: Pick<Setback, 'started' | 'eased'>): number | undefined {
  return setback.eased ? daysBetween(setback.started, setback.eased) : undefined;
}

/** A goal's hard spells by the day they began. */
export function spellsOf(view: View, goal: string): SetbackEntry[] {
  return [...view.on('setback', goal)].sort((a, b) => (a.body.started < b.body.started ? -1 : 1));
}

/** The hard spell that goes on now, if any. */
export function openSpell(view: View, goal: string): SetbackEntry | undefined {
  return spellsOf(view, goal).findLast((setback) => !setback.body.eased);
}

/** Whether this goal is harder now: it says so itself, or a spell that its reader may see goes on. */
export function isHarderNow(view: View, goal: GoalEntry): boolean {
  return goal.body.harder_now || openSpell(view, goal.id) !== undefined;
}

/** What helped before: with this goal first, then with others, the newest first, each said once. */
export function helpedBefore(view: View, goal: string): string[] {
  const all = [...view.all('setback')].sort((a, b) => (a.body.started < b.body.started ? 1 : -1));
  const ordered = [...all.filter((spell) => spell.about === goal), ...all.filter((spell) => spell.about !== goal)];
  return [...new Set(ordered.flatMap((spell) => spell.body.helped))].slice(0, 6);
}

/** Hard spells that it is time to ask after, once. */
export function spellsToAskAbout(view: View, today: Day): { spell: SetbackEntry; goal: GoalEntry }[] {
  return view.all('setback').flatMap((spell) => {
    const goal = spell.about ? view.get('goal', spell.about) : undefined;
    const time = !spell.body.eased && !spell.body.asked && addDays(spell.body.started, askAfter) <= today;
    return goal && time ? [{ spell, goal }] : [];
  });
}

/** A hard spell with something changed. */
export function changedSpell(spell: SetbackEntry, change: Partial<Setback>): Draft<'setback'> {
  return { id: spell.id, kind: 'setback', seen_by: spell.seen_by, body: { ...spell.body, ...change } };
}
