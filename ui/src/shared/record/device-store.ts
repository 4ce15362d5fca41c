// SPDX-License-Identifier: Apache-2.0
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { EntriesPage } from '../api/schema';
import type { Waiting } from './outbox';
import { makeKey, seal, unseal, type Sealed } from './seal';

/** What one account keeps on this device. One for each account, so that nobody meets another's words. */
export interface DeviceStore {
  /** Whether it outlives this page. Where the browser keeps nothing, everything stays in memory and the app says so. */
  readonly lasting: boolean;
  readOutbox(): Promise<Waiting[]>;
  putWaiting(waiting: Waiting): Promise<void>;
  dropWaiting(seq: string): Promise<void>;
  readPages(record: string): Promise<EntriesPage[]>;
  addPage(page: EntriesPage): Promise<void>;
  dropPages(record: string): Promise<void>;
  keep(name: string, value: unknown): Promise<void>;
  kept<T>(name: string): Promise<T | undefined>;
  /** Everything that is kept under names with this beginning. What does not open any more is left out. */
  keptUnder<T>(beginning: string): Promise<Map<string, T>>;
  forget(name: string): Promise<void>;
  /** Removes all of it, and the key with it. */
  destroy(): Promise<void>;
}

interface Shape extends DBSchema {
  keys: { key: string; value: CryptoKey };
  outbox: { key: string; value: Sealed };
  pages: { key: [string, number]; value: Sealed };
  kept: { key: string; value: Sealed };
}

const nameOf = (account: string) => `cairn-${account}`;

async function openShape(account: string, whenClosed: () => void): Promise<IDBPDatabase<Shape>> {
  return openDB<Shape>(nameOf(account), 1, {
    upgrade(db) {
      db.createObjectStore('keys');
      db.createObjectStore('outbox');
      db.createObjectStore('pages');
      db.createObjectStore('kept');
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      whenClosed();
    },
    terminated: whenClosed,
  });
}

async function keyOf(db: IDBPDatabase<Shape>): Promise<CryptoKey> {
  const made = await makeKey();
  // Two tabs may start at once: the first key stays.
  const transaction = db.transaction('keys', 'readwrite');
  const existing = await transaction.store.get('device');
  if (!existing) await transaction.store.put(made, 'device');
  await transaction.done;
  return existing ?? made;
}

class IndexedStore implements DeviceStore {
  readonly lasting = true;

  constructor(
    private readonly account: string,
    private readonly db: IDBPDatabase<Shape>,
    private readonly key: CryptoKey,
  ) {}

  async readOutbox(): Promise<Waiting[]> {
    const keys = await this.db.getAllKeys('outbox');
    const rows = await this.db.getAll('outbox');
    return Promise.all(rows.map((row, index) => unseal<Waiting>(this.key, `outbox/${keys[index]}`, row)));
  }

  async putWaiting(waiting: Waiting): Promise<void> {
    const sealed = await seal(this.key, `outbox/${waiting.seq}`, waiting);
    const transaction = this.db.transaction('outbox', 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.put(sealed, waiting.seq), transaction.done]);
  }

  dropWaiting(seq: string): Promise<void> {
    return this.db.delete('outbox', seq);
  }

  async readPages(record: string): Promise<EntriesPage[]> {
    const range = IDBKeyRange.bound([record, 0], [record, Number.MAX_SAFE_INTEGER]);
    const [keys, rows] = await Promise.all([this.db.getAllKeys('pages', range), this.db.getAll('pages', range)]);
    return Promise.all(rows.map((row, index) => unseal<EntriesPage>(this.key, `pages/${keys[index]?.join('/')}`, row)));
  }

  async addPage(page: EntriesPage): Promise<void> {
    const range = IDBKeyRange.bound([page.record, 0], [page.record, Number.MAX_SAFE_INTEGER]);
    for (;;) {
      const last = (await this.db.getAllKeys('pages', range)).at(-1)?.[1] ?? 0;
      const key: [string, number] = [page.record, last + 1];
      const sealed = await seal(this.key, `pages/${key.join('/')}`, page);
      try {
        await this.db.add('pages', sealed, key);
        return;
      } catch (error) {
        // Another tab took this number: take the next one.
        if (!(error instanceof DOMException && error.name === 'ConstraintError')) throw error;
      }
    }
  }

  dropPages(record: string): Promise<void> {
    return this.db.delete('pages', IDBKeyRange.bound([record, 0], [record, Number.MAX_SAFE_INTEGER]));
  }

  async keep(name: string, value: unknown): Promise<void> {
    const sealed = await seal(this.key, `kept/${name}`, value);
    const transaction = this.db.transaction('kept', 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.put(sealed, name), transaction.done]);
  }

  async kept<T>(name: string): Promise<T | undefined> {
    const row = await this.db.get('kept', name);
    return row && unseal<T>(this.key, `kept/${name}`, row);
  }

  async keptUnder<T>(beginning: string): Promise<Map<string, T>> {
    const range = IDBKeyRange.bound(beginning, `${beginning}\uffff`);
    const [names, rows] = await Promise.all([this.db.getAllKeys('kept', range), this.db.getAll('kept', range)]);
    const opened = await Promise.allSettled(rows.map((row, index) => unseal<T>(this.key, `kept/${names[index]}`, row)));
    const found = new Map<string, T>();
    opened.forEach((one, index) => {
      const name = names[index];
      if (one.status === 'fulfilled' && name !== undefined) found.set(name, one.value);
    });
    return found;
  }

  forget(name: string): Promise<void> {
    return this.db.delete('kept', name);
  }

  async destroy(): Promise<void> {
    this.db.close();
    await deleteDB(nameOf(this.account));
  }
}

/** The same in memory, for a browser that keeps nothing. */
export function memoryStore(): DeviceStore {
  const outbox = new Map<string, Waiting>();
  const kept = new Map<string, unknown>();
  return {
    lasting: false,
    readOutbox: async () => [...outbox.values()],
    putWaiting: async (waiting) => void outbox.set(waiting.seq, waiting),
    dropWaiting: async (seq) => void outbox.delete(seq),
    readPages: async () => [],
    addPage: async () => {},
    dropPages: async () => {},
    keep: async (name, value) => void kept.set(name, value),
    kept: async <T>(name: string) => kept.get(name) as T | undefined,
    keptUnder: async <T>(beginning: string) => new Map([...kept].filter(([name]) => name.startsWith(beginning))) as Map<string, T>,
    forget: async (name) => void kept.delete(name),
    destroy: async () => {
      outbox.clear();
      kept.clear();
    },
  };
}

/** Opens what an account keeps here; falls back to memory where the browser keeps nothing. */
export async function openDevice(account: string): Promise<DeviceStore> {
  if (typeof indexedDB === 'undefined' || !globalThis.crypto?.subtle) return memoryStore();
  try {
    const db = await openShape(account, () => globalThis.dispatchEvent(new Event('cairn-store-closed')));
    const key = await keyOf(db);
    return new IndexedStore(account, db, key);
  } catch {
    return memoryStore();
  }
}
