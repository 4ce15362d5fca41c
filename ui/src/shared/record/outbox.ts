// SPDX-License-Identifier: Apache-2.0
import type { EntryView, NewVersion } from '../api/schema';
import type { Copy } from './copy';
import type { Version } from './entry';
import { sameJson } from './entry';
import { merged, preferMine } from './merge';

/** Why a list that waits cannot go on by itself. */
export interface Trouble {
  /** `conflict`: both changed the same thing. `refused`: the server will not take it as it is. */
  why: 'conflict' | 'refused';
  /** The entries it is about. */
  ids: string[];
  /** The server's sentence, for `refused`. */
  sentence: string;
}

/** A list of versions that has not been stored yet. It is sent as one, again and again, until it is answered. */
export interface Waiting {
  /** Sorts by the order of writing. */
  seq: string;
  record: string;
  entries: NewVersion[];
  /** By entry id, the body that each version was made from; absent for a new entry. */
  base: Record<string, unknown>;
  trouble?: Trouble;
}

/** Both texts of one conflict. Neither is lost: mine waits on the device, theirs stands in the record. */
export interface Conflict {
  seq: string;
  id: string;
  kind: EntryView['kind'];
  base: unknown;
  mine: unknown;
  theirs: Version;
}

interface Top {
  version: number;
  body: unknown;
}

const isMine = (stored: Version | undefined, entry: NewVersion, me: string) =>
  stored !== undefined &&
  stored.author === me &&
  stored.seen_by === entry.seen_by &&
  sameJson(stored.body, entry.body);

/** Whether the server has this list already: the answer was lost, not the entries. */
export function isStored(copy: Copy, waiting: Waiting, me: string): boolean {
  return waiting.entries.every((entry) => {
    const stored = copy.entries.get(entry.id)?.find((version) => version.version === entry.version);
    return isMine(stored, entry, me);
  });
}

function rebasedEntry(entry: NewVersion, base: unknown, top: Top): NewVersion | undefined {
  if (entry.version === top.version + 1 && sameJson(base, top.body)) return entry;
  const body = merged(entry.kind, base, top.body, entry.body);
  // A merge of two bodies of one kind is a body of that kind.
  return body === undefined ? undefined : ({ ...entry, version: top.version + 1, body } as NewVersion);
}

const goneSentence = 'This is not shared with you any more, so it could not be changed.';

const foundationOf = (top: Top | undefined, before: unknown) => (top ? top.body : before);

function troubleOf(gone: string[], both: string[]): Trouble | undefined {
  if (gone.length > 0) return { why: 'refused', ids: gone, sentence: goneSentence };
  return both.length > 0 ? { why: 'conflict', ids: both, sentence: '' } : undefined;
}

function rebasedList(waiting: Waiting, topOf: (id: string) => Top | undefined): Waiting {
  const entries: NewVersion[] = [];
  const base: Record<string, unknown> = {};
  const troubled = { conflict: [] as string[], refused: [] as string[] };
  // A list may hold several versions of one entry: each is made from the one before it.
  const last = new Map<string, { was: unknown; now: Top }>();
  for (const entry of waiting.entries) {
    const before = last.get(entry.id);
    const top = before?.now ?? topOf(entry.id);
    const from = before ? before.was : waiting.base[entry.id];
    if (top === undefined && from !== undefined) troubled.refused.push(entry.id);
    const next = top === undefined ? entry : rebasedEntry(entry, from, top);
    if (next === undefined) troubled.conflict.push(entry.id);
    const kept = next ?? entry;
    entries.push(kept);
    last.set(entry.id, { was: entry.body, now: { version: kept.version, body: kept.body } });
    base[entry.id] ??= foundationOf(next !== undefined && !before ? top : undefined, waiting.base[entry.id]);
  }
  const trouble = troubleOf(troubled.refused, troubled.conflict);
  return trouble ? { ...waiting, trouble } : { seq: waiting.seq, record: waiting.record, entries, base };
}

/** What is left to say once nothing in it differs from what stands there. */
const saysNothing = (waiting: Waiting, topOf: (id: string) => Top | undefined) =>
  waiting.entries.every((entry) => {
    const top = topOf(entry.id);
    return top !== undefined && waiting.base[entry.id] !== undefined && sameJson(top.body, entry.body);
  });

export interface Queue {
  /** What still waits, in order. */
  waiting: Waiting[];
  /** What need not be sent any more: the server has it, or nothing of it is left. */
  done: string[];
  /** What was changed by coming after somebody else's version. */
  changed: Waiting[];
}

/** Lays one record's queue anew on the newest copy. Running it again changes nothing. */
export function rebased(copy: Copy, queue: readonly Waiting[], me: string): Queue {
  const tops = new Map<string, Top>();
  const topOf = (id: string): Top | undefined => tops.get(id) ?? copy.entries.get(id)?.at(-1);
  const result: Queue = { waiting: [], done: [], changed: [] };
  for (const one of queue) {
    if (isStored(copy, one, me)) {
      result.done.push(one.seq);
      continue;
    }
    if (one.trouble) {
      result.waiting.push(one);
      continue;
    }
    const next = rebasedList(one, topOf);
    const moved = !sameJson(next, one);
    if (moved && !next.trouble && saysNothing(next, topOf)) {
      result.done.push(one.seq);
      continue;
    }
    result.waiting.push(next);
    if (moved) result.changed.push(next);
    if (!next.trouble) for (const entry of next.entries) tops.set(entry.id, { version: entry.version, body: entry.body });
  }
  return result;
}

/** The versions of a queue that the view shows: those that wait only for the network. */
export function shown(queue: readonly Waiting[]): NewVersion[] {
  return queue.filter((waiting) => !waiting.trouble).flatMap((waiting) => waiting.entries);
}

/** Every conflict in a queue, with both texts. */
export function conflictsOf(copy: Copy, queue: readonly Waiting[]): Conflict[] {
  return queue.flatMap((waiting) => {
    if (waiting.trouble?.why !== 'conflict') return [];
    return waiting.entries.flatMap((entry) => {
      const theirs = copy.entries.get(entry.id)?.at(-1);
      if (!theirs || !waiting.trouble?.ids.includes(entry.id)) return [];
      return [{ seq: waiting.seq, id: entry.id, kind: entry.kind, base: waiting.base[entry.id], mine: entry.body, theirs }];
    });
  });
}

/** The list once a person chose their own text for its conflicts: what they changed lies on top of what stands there. */
export function withMine(copy: Copy, waiting: Waiting): Waiting {
  const base = { ...waiting.base };
  const entries = waiting.entries.map((entry) => {
    const top = copy.entries.get(entry.id)?.at(-1);
    if (!top || !waiting.trouble?.ids.includes(entry.id)) return entry;
    base[entry.id] = top.body;
    const body = preferMine(entry.kind, waiting.base[entry.id], top.body, entry.body);
    return { ...entry, version: top.version + 1, body } as NewVersion;
  });
  return { seq: waiting.seq, record: waiting.record, entries, base };
}
