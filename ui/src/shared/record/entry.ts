// SPDX-License-Identifier: Apache-2.0
import type {
  AttainmentRating,
  AttainmentScale,
  Ending,
  EntryView,
  Goal,
  GoalRating,
  GoalReview,
  PrepNote,
  Reflection,
  Setback,
  StayingWellPlan,
  Step,
  StepEvent,
  Suggestion,
  TherapySession,
  Together,
  Topic,
} from '../api/schema';

/** The body that belongs to each kind of entry. */
export interface Bodies {
  reflection: Reflection;
  goal: Goal;
  suggestion: Suggestion;
  step: Step;
  step_event: StepEvent;
  goal_rating: GoalRating;
  goal_review: GoalReview;
  setback: Setback;
  attainment_scale: AttainmentScale;
  attainment_rating: AttainmentRating;
  topic: Topic;
  therapy_session: TherapySession;
  together: Together;
  prep_note: PrepNote;
  ending: Ending;
  staying_well_plan: StayingWellPlan;
}

export type Kind = keyof Bodies;
export type SeenBy = EntryView['seen_by'];
export type Party = Goal['words_by'];

/** One version of one entry. `written` is absent while it waits to be sent. */
export interface Version<K extends Kind = Kind> {
  id: string;
  version: number;
  kind: K;
  about?: string;
  author: string;
  written?: string;
  happened: string;
  seen_by: SeenBy;
  body: Bodies[K];
}

/** An entry as it stands now: its newest version, with all that came before it, oldest first. */
export interface Entry<K extends Kind = Kind> extends Version<K> {
  versions: readonly Version<K>[];
  /** The newest version has not reached the clinic yet. */
  waiting: boolean;
}

/** Something to write. The store gives it its version; without an id it is a new entry. */
export interface Draft<K extends Kind = Kind> {
  id?: string;
  kind: K;
  about?: string;
  happened?: string;
  seen_by: SeenBy;
  body: Bodies[K];
}

/** Any draft, with the body that its kind asks for. */
export type AnyDraft = { [K in Kind]: Draft<K> }[Kind];

/** A new id: 32 hexadecimal digits, made here so that writing needs no network. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether two JSON values say the same; an absent member equals one that is undefined or null. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b || (a ?? null) === (b ?? null)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => sameJson(item, b[index]));
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => sameJson(left[key], right[key]));
}
