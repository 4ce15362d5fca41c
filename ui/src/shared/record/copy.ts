// SPDX-License-Identifier: Apache-2.0
import type { EntriesPage, NewVersion } from '../api/schema';
import type { Entry, Kind, Version } from './entry';

/** What the server has told so far of one record: every version this person may see, by entry. */
export interface Copy {
  cursor: string;
  entries: ReadonlyMap<string, readonly Version[]>;
}

export const emptyCopy: Copy = { cursor: '', entries: new Map() };

function placed(versions: readonly Version[], version: Version): Version[] {
  const others = versions.filter((one) => one.version !== version.version);
  return [...others, version].sort((a, b) => a.version - b.version);
}

/** The copy with one more page. Pages may come twice; what was withdrawn goes, with all that hangs on it. */
export function applyPage(copy: Copy, page: EntriesPage): Copy {
  const entries = new Map(copy.entries);
  for (const id of page.withdrawn) entries.delete(id);
  // The kind decides the body; the server has checked both against each other.
  for (const entry of page.entries) entries.set(entry.id, placed(entries.get(entry.id) ?? [], entry as Version));
  return { cursor: page.cursor, entries };
}

/** A record as the app shows it: the copy with what waits to be sent laid over it. */
export class View {
  private readonly byKind = new Map<Kind, Entry[]>();
  private readonly byId = new Map<string, Entry>();
  private readonly byAbout = new Map<string, Entry[]>();

  constructor(entries: ReadonlyMap<string, readonly Version[]>) {
    for (const versions of entries.values()) {
      const newest = versions.at(-1);
      if (newest) this.add({ ...newest, versions, waiting: newest.written === undefined });
    }
  }

  private add(entry: Entry): void {
    this.byId.set(entry.id, entry);
    this.byKind.set(entry.kind, [...(this.byKind.get(entry.kind) ?? []), entry]);
    if (entry.about) this.byAbout.set(entry.about, [...(this.byAbout.get(entry.about) ?? []), entry]);
  }

  /** The entry with this id, if it is of that kind. */
  get<K extends Kind>(kind: K, id: string): Entry<K> | undefined {
    const entry = this.byId.get(id);
    return entry?.kind === kind ? (entry as unknown as Entry<K>) : undefined;
  }

  /** Every entry of a kind, in the order in which they were first written. */
  all<K extends Kind>(kind: K): Entry<K>[] {
    return (this.byKind.get(kind) ?? []) as unknown as Entry<K>[];
  }

  /** The entries of a kind that hang on this one. */
  on<K extends Kind>(kind: K, about: string): Entry<K>[] {
    return (this.byAbout.get(about) ?? []).filter((entry) => entry.kind === kind) as unknown as Entry<K>[];
  }

  get empty(): boolean {
    return this.byId.size === 0;
  }
}

/** The copy's versions with the waiting ones laid over them. */
export function overlaid(copy: Copy, waiting: readonly NewVersion[], author: string): ReadonlyMap<string, readonly Version[]> {
  if (waiting.length === 0) return copy.entries;
  const entries = new Map(copy.entries);
  for (const entry of waiting) entries.set(entry.id, placed(entries.get(entry.id) ?? [], { ...entry, author } as Version));
  return entries;
}
