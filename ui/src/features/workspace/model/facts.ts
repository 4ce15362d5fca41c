// SPDX-License-Identifier: Apache-2.0
import { daysBetween } from '../../../shared/goals/days';
import { isLive } from '../../../shared/goals/goal';
import type { View } from '../../../shared/record/copy';
import type { Entry, Version } from '../../../shared/record/entry';
import { readGoal, type GoalFacts } from './goal-facts';
import { lastSession, nextSession } from './sessions';

/** A hard spell as it stands since last time. */
export interface SpellFacts {
  setback: Entry<'setback'>;
  /** Days to steadier, or so far. */
  days: number;
  /** `began`: open, and new since last time; `goes_on`: open, and known; `eased`: steadier since last time. */
  stage: 'began' | 'goes_on' | 'eased';
}

/** Everything that the first screens say of one client: computed here once, from what the client shares. */
export interface ClientFacts {
  last: Entry<'therapy_session'> | undefined;
  next: Entry<'therapy_session'> | undefined;
  /** The instant of the last meeting; empty when there was none. */
  since: string;
  goals: GoalFacts[];
  reached: Entry<'goal'>[];
  spells: SpellFacts[];
  stepsDone: number;
  /** What the client wants to talk about, oldest first. */
  topics: Entry<'topic'>[];
  /** What the client wrote or shared since last time, newest first. */
  shared: Entry[];
  /** The last day on which client or therapist did something together or the client wrote. */
  lastContact: string | undefined;
}

const sharedKinds = ['reflection', 'goal', 'setback', 'topic', 'goal_rating', 'step_event'] as const;

/** Reads a client's record for the screens that need one look. */
export function readFacts(view: View, owner: string, now: Date, today: string): ClientFacts {
  const last = lastSession(view, now);
  const since = last ? new Date(Date.parse(last.body.starts)).toISOString() : '';
  const goals = view.all('goal');
  return {
    last,
    next: nextSession(view, now),
    since,
    goals: goals.filter((goal) => isLive(goal.body)).map((goal) => readGoal(view, goal, since, today)),
    reached: goals.filter((goal) => goal.body.state === 'reached' && becameSince(goal, (body) => body.state === 'reached', since)),
    spells: spellsOf(view, since, today),
    stepsDone: view.all('step_event').filter((event) => event.body.what === 'done' && isSince(event.happened, since)).length,
    topics: view.all('topic').filter((topic) => topic.body.state === 'open' && topic.body.by === 'client'),
    shared: sharedSince(view, owner, since),
    lastContact: lastContact(view, owner, last),
  };
}

const isSince = (happened: string, since: string) => since === '' || Date.parse(happened) > Date.parse(since);

/** Whether the version that first fulfilled the condition, in its present run, came after `since`. */
function becameSince<K extends 'goal' | 'setback'>(
  entry: Entry<K>,
  holds: (body: Version<K>['body']) => boolean,
  since: string,
): boolean {
  const index = entry.versions.findLastIndex((version) => !holds(version.body));
  const first = entry.versions[index + 1];
  return first !== undefined && holds(first.body) && isSince(first.happened, since);
}

function spellsOf(view: View, since: string, today: string): SpellFacts[] {
  return view
    .all('setback')
    .map((setback): SpellFacts | undefined => {
      const { started, eased } = setback.body;
      const days = Math.max(0, daysBetween(started, eased ?? today));
      if (eased === undefined) {
        const first = setback.versions[0] ?? setback;
        return { setback, days, stage: isSince(first.happened, since) ? 'began' : 'goes_on' };
      }
      const justEased = becameSince(setback, (body) => body.eased !== undefined, since);
      return justEased && since !== '' ? { setback, days, stage: 'eased' } : undefined;
    })
    .filter((spell) => spell !== undefined);
}

function sharedSince(view: View, owner: string, since: string): Entry[] {
  return sharedKinds
    .flatMap((kind): Entry[] => view.all(kind) as unknown as Entry[])
    .filter((entry) => entry.author === owner && isSince(entry.happened, since))
    .sort((a, b) => Date.parse(b.happened) - Date.parse(a.happened));
}

function lastContact(view: View, owner: string, last: Entry<'therapy_session'> | undefined): string | undefined {
  const written = sharedKinds
    .flatMap((kind): Entry[] => view.all(kind) as unknown as Entry[])
    .filter((entry) => entry.author === owner)
    .map((entry) => entry.happened);
  return [...written, ...(last ? [last.body.starts] : [])].sort((a, b) => Date.parse(b) - Date.parse(a))[0];
}
