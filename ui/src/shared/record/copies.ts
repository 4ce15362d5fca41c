// SPDX-License-Identifier: Apache-2.0
import type { EntriesPage } from '../api/schema';
import { ApiError, mayPass } from '../api/request';
import { applyPage, emptyCopy, type Copy } from './copy';
import type { DeviceStore } from './device-store';
import type { Net } from './net';

interface Held {
  copy: Copy;
  loaded: boolean;
  again: boolean;
  opening?: Promise<void>;
  syncing?: Promise<void>;
}

/** So many pages of one record are kept before they are put together into one. */
const manyPages = 40;

/** The server's side of the local copy: what it has told of each record, kept on the device where that is wanted. */
export class Copies {
  private readonly records = new Map<string, Held>();
  private stopped = false;
  /** The last try to reach the clinic did not succeed. */
  failing = false;
  onNews: (record: string) => void = () => {};
  onSignedOut: () => void = () => {};

  constructor(
    private readonly device: DeviceStore,
    private readonly net: Net,
    /** Whether this record's copy may be kept on the device. */
    private readonly keeps: (record: string) => boolean,
  ) {}

  private held(record: string): Held {
    const held = this.records.get(record) ?? { copy: emptyCopy, loaded: false, again: false };
    this.records.set(record, held);
    return held;
  }

  copy(record: string): Copy {
    return this.records.get(record)?.copy ?? emptyCopy;
  }

  loaded(record: string): boolean {
    return this.records.get(record)?.loaded ?? false;
  }

  get opened(): string[] {
    return [...this.records.keys()];
  }

  /** Opens a record: from the device first, then with news from the clinic. */
  open(record: string): Promise<void> {
    const held = this.held(record);
    return (held.opening ??= this.openFirst(record, held));
  }

  private async openFirst(record: string, held: Held): Promise<void> {
    if (this.keeps(record)) {
      const pages = await this.device.readPages(record).catch(() => []);
      for (const page of pages) held.copy = applyPage(held.copy, page);
      if (pages.length > 0) held.loaded = true;
      if (pages.length > manyPages) await this.compact(record, held.copy);
      this.onNews(record);
    }
    await this.sync(record);
  }

  private async compact(record: string, copy: Copy): Promise<void> {
    const entries = [...copy.entries.values()].flat() as EntriesPage['entries'];
    await this.device.dropPages(record);
    await this.device.addPage({ record, cursor: copy.cursor, entries, withdrawn: [] });
  }

  /** Takes in a page, in memory and on the device. */
  async apply(page: EntriesPage): Promise<void> {
    const held = this.held(page.record);
    const news = !held.loaded || page.entries.length > 0 || page.withdrawn.length > 0;
    held.copy = applyPage(held.copy, page);
    if (news && this.keeps(page.record)) await this.device.addPage(page).catch(() => {});
  }

  /** Asks for what is new. Calls that come while one runs share the one after it. */
  sync(record: string): Promise<void> {
    const held = this.held(record);
    if (held.syncing) {
      held.again = true;
      return held.syncing;
    }
    held.syncing = this.syncNow(record, held).finally(() => {
      delete held.syncing;
      const again = held.again && !this.failing;
      held.again = false;
      if (again) void this.sync(record);
    });
    return held.syncing;
  }

  /** Asks for what is new and throws where no answer comes. */
  async fetch(record: string): Promise<void> {
    const held = this.held(record);
    const page = await this.net.readEntries(record, held.copy.cursor || undefined);
    if (this.stopped) return;
    await this.apply(page);
    held.loaded = true;
    this.failing = false;
    this.onNews(record);
  }

  private async syncNow(record: string, held: Held): Promise<void> {
    if (this.stopped) return;
    try {
      await this.fetch(record);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      await this.failed(record, held, error);
      this.onNews(record);
    }
  }

  private async failed(record: string, held: Held, error: ApiError): Promise<void> {
    if (mayPass(error)) this.failing = true;
    else if (error.kind === 'signed_out') this.onSignedOut();
    else if (error.kind === 'invalid' && held.copy.cursor) {
      // A cursor that the server does not know any more: begin again with everything.
      held.copy = emptyCopy;
      held.again = true;
      await this.device.dropPages(record).catch(() => {});
    } else {
      // Not ours to see any more.
      held.copy = emptyCopy;
      held.loaded = true;
      await this.device.dropPages(record).catch(() => {});
    }
  }

  stop(): void {
    this.stopped = true;
    this.records.clear();
  }
}
