// SPDX-License-Identifier: Apache-2.0
import { ApiError } from '../shared/api/request';
import type { AppendRequest, EntriesPage, EntryView } from '../shared/api/schema';
import { sameJson } from '../shared/record/entry';
import type { Net } from '../shared/record/net';

/** A clinic in memory that keeps the server's promises: all or nothing, once only, and conflict shows what stands there. */
export class FakeClinic {
  readonly log: EntryView[] = [];
  online = true;
  /** Answers that get lost on the way back: the entries are stored, and the app does not learn it. */
  loseAnswers = 0;
  signedInAs: string;
  writes = 0;

  constructor(account: string) {
    this.signedInAs = account;
  }

  /** Somebody else writes, on another device. */
  write(author: string, entries: AppendRequest['entries']): void {
    for (const entry of entries)
      this.log.push({ ...entry, author, written: new Date(Date.UTC(2026, 10, 2, 0, 0, this.log.length)).toISOString() } as EntryView);
  }

  newest(entry: string): EntryView | undefined {
    return this.log.filter((one) => one.id === entry).at(-1);
  }

  private offline(): void {
    if (!this.online) throw new ApiError('offline', '', '');
  }

  net(): Net {
    return {
      account: async () => {
        this.offline();
        return this.signedInAs;
      },
      readEntries: async (record, since) => {
        this.offline();
        const from = Number(since ?? 0);
        return { record, cursor: String(this.log.length), entries: this.log.slice(from), withdrawn: [] } satisfies EntriesPage;
      },
      writeEntries: async (_record, list) => {
        this.offline();
        this.writes += 1;
        const stored = list.entries.every((entry) =>
          this.log.some((one) => one.id === entry.id && one.version === entry.version && sameJson(one.body, entry.body)),
        );
        if (!stored) this.store(list.entries);
        if (this.loseAnswers > 0) {
          this.loseAnswers -= 1;
          throw new ApiError('offline', '', '');
        }
        return {
          cursor: String(this.log.length),
          entries: list.entries.map(({ id, version }) => ({ id, version, written: '2026-11-02T00:00:00.000Z' })),
        };
      },
    };
  }

  private store(entries: AppendRequest['entries']): void {
    const versions = new Map<string, number>();
    for (const entry of entries) {
      const newest = versions.get(entry.id) ?? this.newest(entry.id)?.version ?? 0;
      if (entry.version !== newest + 1) throw new ApiError('conflict', '/entries/0', '', this.newest(entry.id));
      versions.set(entry.id, entry.version);
    }
    this.write(this.signedInAs, entries);
  }
}
