// SPDX-License-Identifier: Apache-2.0
import type { View } from '../record/copy';
import type { Version } from '../record/entry';
import { dayOf, type Day } from './days';
import { agreedByBoth, hasMark, sameTerms, type GoalEntry, type GoalState } from './goal';
import { aLittleBetter, ratingsOf } from './ratings';
import { daysToSteadier, spellsOf } from './setbacks';

/**
 * One thing that happened with a goal; the words are made of it. `who` is an account, and `called` the goal's words at
 * that time, where the line tells of the goal itself.
 */
export type StoryLine = { day: Day; at: string; who: string; called?: string } & (
  | { what: 'made' | 'brought' | 'agreed' | 'started' | 'paused' | 'resumed' | 'brought_back' | 'closed' | 'keeping_going' }
  | { what: 'said_yes' | 'took_yes_back' }
  | { what: 'reworded'; words: string; before: string; reason?: string }
  | { what: 'good_enough'; value?: number; reason?: string }
  | { what: 'let_go'; reason?: string }
  | { what: 'reached'; whatDidIt?: string }
  | { what: 'harder' | 'eased'; days?: number; helped?: readonly string[] }
  | { what: 'better'; from: number; to: number }
  | { what: 'shared' | 'unshared' }
  | { what: 'step_done'; words: string }
);

type GoalVersion = Version<'goal'>;
type Told = StoryLine extends infer Line ? (Line extends StoryLine ? Omit<Line, 'day' | 'at' | 'who' | 'called'> : never) : never;

const reasonOf = (reason: string | undefined) => (reason ? { reason } : {});

function toldByState(from: GoalState, version: GoalVersion): Told | undefined {
  const { state, reason, what_did_it } = version.body;
  switch (state) {
    case 'agreed':
      return { what: 'agreed' };
    case 'active':
      if (from === 'agreed') return { what: 'started' };
      return { what: from === 'paused' ? 'resumed' : 'brought_back' };
    case 'paused':
      return { what: 'paused' };
    case 'reached':
      return { what: 'reached', ...(what_did_it ? { whatDidIt: what_did_it } : {}) };
    case 'keeping_going':
      return { what: 'keeping_going' };
    case 'closed':
      return { what: 'closed' };
    case 'let_go':
      return { what: 'let_go', ...reasonOf(reason) };
    case 'idea':
      return { what: 'brought_back' };
    case 'shaping':
      return from === 'idea' ? { what: 'brought' } : undefined;
  }
}

function toldByMarks(before: GoalVersion, version: GoalVersion): Told | undefined {
  for (const party of ['client', 'therapist'] as const) {
    const had = hasMark(before.body, party);
    const has = hasMark(version.body, party);
    if (!had && has) return agreedByBoth(version.body) ? { what: 'agreed' } : { what: 'said_yes' };
    if (had && !has) return { what: 'took_yes_back' };
  }
  return undefined;
}

function toldByVersion(before: GoalVersion | undefined, version: GoalVersion): Told[] {
  if (!before) return [{ what: 'made' }];
  const [was, now] = [before.body, version.body];
  const told: (Told | undefined)[] = [];
  if (was.words !== now.words)
    told.push({ what: 'reworded', words: now.words, before: was.words, ...reasonOf(now.reason) });
  else if (!sameTerms(was, now))
    told.push({ what: 'good_enough', ...(now.good_enough === undefined ? {} : { value: now.good_enough }), ...reasonOf(now.reason) });
  if (was.state !== now.state) told.push(toldByState(was.state, version));
  else if (sameTerms(was, now)) told.push(toldByMarks(before, version));
  if (before.seen_by !== version.seen_by && was.state === now.state)
    told.push({ what: version.seen_by === 'only_me' ? 'unshared' : 'shared' });
  return told.filter((line) => line !== undefined);
}

function fromSpells(view: View, goal: string): StoryLine[] {
  return spellsOf(view, goal).flatMap((spell): StoryLine[] => {
    const harder: StoryLine = { what: 'harder', day: spell.body.started, at: `${spell.body.started}T12`, who: spell.author };
    const days = daysToSteadier(spell.body);
    if (days === undefined || !spell.body.eased) return [harder];
    const eased = { day: spell.body.eased, at: `${spell.body.eased}T13`, who: spell.author, days, helped: spell.body.helped };
    return [harder, { what: 'eased', ...eased }];
  });
}

function fromRatings(view: View, goal: string): StoryLine[] {
  const ratings = ratingsOf(view, goal);
  return ratings.flatMap((rating, index): StoryLine[] => {
    const rise = aLittleBetter(ratings.slice(0, index + 1).map((one) => one.body.value));
    return rise ? [{ what: 'better', ...rise, day: rating.body.on, at: `${rating.body.on}T14`, who: rating.author }] : [];
  });
}

function fromSteps(view: View, goal: string): StoryLine[] {
  return view.on('step', goal).flatMap((step) =>
    view
      .on('step_event', step.id)
      .filter((event) => event.body.what === 'done')
      .map((event): StoryLine => ({
        what: 'step_done',
        words: step.body.words,
        day: event.body.on,
        at: `${event.body.on}T11`,
        who: event.author,
      })),
  );
}

/** Versions that follow each other within this time are one go at the words. */
const oneGoMs = 5 * 60_000;

type Change = 'made' | 'words' | 'good_enough' | 'other';

function changeOf(before: GoalVersion, version: GoalVersion): Change {
  if (before.body.words !== version.body.words) return 'words';
  return sameTerms(before.body, version.body) ? 'other' : 'good_enough';
}

/** Whether a version was typed in one go with the one before it: live in the Together view, with nothing said between. */
function goesOn(before: GoalVersion, version: GoalVersion): boolean {
  const live = (one: GoalVersion) => one.body.made_together && one.body.state === 'shaping' && one.body.agreed_by.length === 0;
  const apart = Date.parse(version.happened) - Date.parse(before.happened);
  return live(before) && live(version) && before.author === version.author && before.seen_by === version.seen_by && apart <= oneGoMs;
}

/** One go at a goal: what it came to, and when it was begun. */
interface Go {
  change: Change;
  first: GoalVersion;
  last: GoalVersion;
}

/** A goal's versions with the many of one go at the same thing taken as one. Words typed on a new goal are its first words. */
function goesOf(versions: readonly GoalVersion[]): Go[] {
  const goes: Go[] = [];
  for (const version of versions) {
    const go = goes.at(-1);
    const change = go ? changeOf(go.last, version) : 'made';
    const same = go && (change === 'other' || go.change === change || (go.change === 'made' && change === 'words'));
    if (go && same && goesOn(go.last, version)) go.last = version;
    else goes.push({ change, first: version, last: version });
  }
  return goes;
}

/** What happened with a goal, newest first: who, when, why (AC-G8). */
export function storyOf(view: View, goal: GoalEntry): StoryLine[] {
  const goes = goesOf(goal.versions);
  const told = goes.flatMap(({ first, last }, index) =>
    toldByVersion(goes[index - 1]?.last, last).map(
      (line) =>
        ({ ...line, day: dayOf(first.happened), at: first.happened, who: last.author, called: last.body.words }) as StoryLine,
    ),
  );
  const all = [...told, ...fromSpells(view, goal.id), ...fromRatings(view, goal.id), ...fromSteps(view, goal.id)];
  return all.sort((a, b) => (a.day === b.day ? (a.at < b.at ? 1 : -1) : a.day < b.day ? 1 : -1));
}
