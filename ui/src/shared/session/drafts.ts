// SPDX-License-Identifier: Apache-2.0
import type { DeviceStore } from '../record/device-store';
import { sameJson } from '../record/entry';

/** Where words that are typed and not sent are: on their way to the device's storage, or in it. */
export type DraftState = 'saving' | 'on_device';

/** The fields of a form that differ from what stands in the record. */
export type Fields = Readonly<Record<string, unknown>>;

/** A form that was begun. `path` is the page that it stands on, so that there is a way back to it. */
export interface Begun {
  name: string;
  path: string;
  fields: Fields;
}

interface Row {
  path: string;
  fields: Fields;
}

const prefix = 'draft/';
/** So often the words go to the device while somebody types. They must lie there within a second of the last key. */
const pauseMs = 150;
/** So long after storage refused is it tried again. */
const againMs = 5000;

/**
 * Everything a person has typed and not sent, on every form of the app. It lies sealed on the device within a second of
 * the last key, outlives a closed tab, a killed browser and a session that has run out, and goes only when its words
 * have become an entry or the person says so.
 */
export class Drafts {
  private readonly rows = new Map<string, Row>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Forms whose newest words are not in the device's storage yet. */
  private readonly unsaved = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private work: Promise<void> = Promise.resolve();
  private ended = false;
  private readonly onHide = () => void this.flush();

  constructor(
    private readonly device: DeviceStore,
    /** Whether every entry written so far lies on the device or with the clinic. */
    private readonly written: () => Promise<boolean> = () => Promise.resolve(true),
    private readonly path: () => string = () => globalThis.location?.pathname ?? '/',
  ) {
    globalThis.addEventListener?.('pagehide', this.onHide);
    globalThis.document?.addEventListener('visibilitychange', this.onHide);
  }

  /** Reads what lies on the device. What is being typed here stays as it is. */
  async read(): Promise<void> {
    const kept = await this.device.keptUnder<Row>(prefix);
    for (const [key, row] of kept) {
      const name = key.slice(prefix.length);
      if (typeof row?.fields === 'object' && !this.unsaved.has(name)) this.rows.set(name, row);
    }
    this.told();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private told(): void {
    for (const listener of this.listeners) listener();
  }

  /** What was typed into this form, if anything. */
  get(name: string): Fields | undefined {
    return this.rows.get(name)?.fields;
  }

  /** Every form that was begun and not sent. */
  get all(): readonly Begun[] {
    return [...this.rows].map(([name, row]) => ({ name, ...row }));
  }

  /** Where the words of this form are; nothing when it holds none. A browser that keeps nothing is never done saving. */
  state(name: string): DraftState | undefined {
    if (!this.rows.has(name)) return undefined;
    return this.unsaved.has(name) || !this.device.lasting ? 'saving' : 'on_device';
  }

  /** Takes down what a form holds now. Without fields the form is empty again. */
  set(name: string, fields: Fields): void {
    if (this.ended) return;
    const before = this.rows.get(name);
    if (Object.keys(fields).length === 0) {
      if (before) this.drop(name);
      return;
    }
    if (before && sameJson(before.fields, fields)) return;
    this.rows.set(name, { path: this.path(), fields });
    this.unsaved.add(name);
    if (!this.timers.has(name)) this.later(name, pauseMs);
    this.told();
  }

  /** The words have become an entry, or were taken back: they go from the device. */
  drop(name: string): void {
    if (this.ended || !this.rows.has(name)) return;
    this.rows.delete(name);
    this.unsaved.add(name);
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
    void this.store(name);
    this.told();
  }

  private later(name: string, ms: number): void {
    clearTimeout(this.timers.get(name));
    this.timers.set(name, setTimeout(() => void this.store(name), ms));
  }

  /** Writes one form's words, after all that is being written already. */
  private store(name: string): Promise<void> {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
    this.work = this.work.then(() => this.storeNow(name));
    return this.work;
  }

  private async storeNow(name: string): Promise<void> {
    const row = this.rows.get(name);
    try {
      if (row) await this.device.keep(prefix + name, row);
      // Words that became an entry lie in two places for a moment, and never in none.
      else if (await this.written()) await this.device.forget(prefix + name);
      else throw new Error('The entry is not stored yet.');
    } catch {
      // A full disk or a closed database: the words stay on the screen, and it is not said that they are safe.
      if (!this.timers.has(name)) this.later(name, againMs);
      return;
    }
    if (this.rows.get(name) === row) this.unsaved.delete(name);
    this.told();
  }

  /** Puts everything on the device now. Resolves when it lies there. */
  async flush(): Promise<void> {
    for (const name of [...this.timers.keys()]) void this.store(name);
    await this.work;
  }

  /** Ends: what was typed goes to the device, and nothing of it stays in memory. Resolves when it lies there. */
  async stop(): Promise<void> {
    this.ended = true;
    globalThis.removeEventListener?.('pagehide', this.onHide);
    globalThis.document?.removeEventListener('visibilitychange', this.onHide);
    this.listeners.clear();
    await this.flush();
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.rows.clear();
  }
}
