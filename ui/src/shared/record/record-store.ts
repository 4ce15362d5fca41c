// SPDX-License-Identifier: Apache-2.0
import type { NewVersion } from '../api/schema';
import { overlaid, View } from './copy';
import { Copies } from './copies';
import type { DeviceStore } from './device-store';
import { newId, type AnyDraft } from './entry';
import type { Net } from './net';
import { conflictsOf, rebased, shown, withMine, type Conflict, type Waiting } from './outbox';
import { OutboxQueue } from './outbox-queue';
import { Sender } from './sender';

/** Where one's own words are, in the three states the app names. */
/**
 * Where what was written is: on its way, on this device and not yet with the clinic (also when the clinic would not take
 * it as it is), or with the clinic.
 */
export type SaveState = 'with_clinic' | 'saving' | 'on_device';

/** One record as its screens see it. It is a new object when something changed, and only then. */
export interface RecordState {
  view: View;
  /** Something of this record is here: from the device or from the clinic. */
  loaded: boolean;
  save: SaveState;
  conflicts: readonly Conflict[];
  /** Lists that the clinic will not take; the words are still here. */
  refused: readonly Waiting[];
}

/** The local copy of the records one person may open, with the outbox of what they wrote. */
export class RecordStore {
  private readonly states = new Map<string, RecordState>();
  private readonly listeners = new Set<() => void>();
  private readonly copies: Copies;
  private readonly queue: OutboxQueue;
  private readonly sender: Sender;

  constructor(
    readonly me: string,
    private readonly device: DeviceStore,
    net: Net,
    keeps: (record: string) => boolean,
  ) {
    this.copies = new Copies(device, net, keeps);
    this.queue = new OutboxQueue(device);
    this.sender = new Sender(me, net, this.copies, this.queue);
    this.copies.onNews = (record) => this.relay(record);
    this.queue.onChanged = () => this.changed();
    this.sender.onChanged = () => this.changed();
  }

  /** Called when the session has ended, or belongs to somebody else now. */
  set onSignedOut(call: () => void) {
    this.copies.onSignedOut = call;
    this.sender.onSignedOut = call;
  }

  /** Called when the outbox on the device changed, so that other tabs read it again. */
  set onOutboxStored(call: () => void) {
    this.queue.onStored = call;
  }

  /** Whether what is written outlives this page. */
  get lasting(): boolean {
    return this.device.lasting;
  }

  /** Reads what waits on this device: first of all, and again when another tab changed it. */
  readOutbox(): Promise<void> {
    return this.queue.read();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** All lists that have not reached the clinic, over all records. */
  get unsent(): readonly Waiting[] {
    return this.queue.all;
  }

  /** Whether the last try to reach the clinic did not succeed. */
  get failing(): boolean {
    return this.copies.failing;
  }

  state(record: string): RecordState {
    const known = this.states.get(record);
    if (known) return known;
    const queue = this.queue.of(record);
    const copy = this.copies.copy(record);
    const state: RecordState = {
      view: new View(overlaid(copy, shown(queue), this.me)),
      loaded: this.copies.loaded(record),
      save: this.saveState(queue),
      conflicts: conflictsOf(copy, queue),
      refused: queue.filter((one) => one.trouble?.why === 'refused'),
    };
    this.states.set(record, state);
    return state;
  }

  private saveState(queue: readonly Waiting[]): SaveState {
    if (queue.length === 0) return 'with_clinic';
    const sending = !this.failing && queue.some((one) => !one.trouble);
    return sending || !this.queue.isOnDevice(queue) ? 'saving' : 'on_device';
  }

  /** Where everything is that this person wrote in any record. */
  get save(): SaveState {
    return this.saveState(this.queue.all);
  }

  /** Waits for what is being stored. True when all that was written lies on the device or has reached the clinic. */
  stored(): Promise<boolean> {
    return this.queue.settled();
  }

  /** Opens a record: from the device first, then with news from the clinic. */
  open(record: string): Promise<void> {
    return this.copies.open(record);
  }

  /** Whether the clinic was asked for this record and does not show it any more. */
  isClosed(record: string): boolean {
    return this.copies.loaded(record) && this.copies.copy(record).cursor === '';
  }

  /** Asks for what is new in a record, if it is open here. */
  async sync(record: string): Promise<void> {
    if (this.copies.opened.includes(record)) await this.copies.sync(record);
  }

  /** Asks for what is new in every open record and sends what waits. */
  async syncAll(): Promise<void> {
    await Promise.all(this.copies.opened.map((record) => this.copies.sync(record)));
    await this.flush();
  }

  /** Lays a record's queue anew on its copy, tells the screens and sends what can go. */
  private relay(record: string): void {
    this.queue.relaid(record, rebased(this.copies.copy(record), this.queue.of(record), this.me));
    this.changed();
    void this.flush();
  }

  private changed(): void {
    this.states.clear();
    for (const listener of this.listeners) listener();
  }

  /**
   * Writes: the screens show it at once, the device keeps it, and it is sent as soon as it can be. All of one list is
   * stored, or none of it. Returns the entries' ids in order.
   */
  append(record: string, drafts: readonly AnyDraft[]): string[] {
    const base: Record<string, unknown> = {};
    const entries: NewVersion[] = [];
    for (const draft of drafts) entries.push(this.versionOf(record, draft, entries, base));
    void this.queue.put({ seq: this.queue.nextSeq(), record, entries, base }).then(() => this.flush());
    return entries.map((entry) => entry.id);
  }

  private versionOf(record: string, draft: AnyDraft, list: readonly NewVersion[], base: Record<string, unknown>): NewVersion {
    const stored = draft.id ? this.state(record).view.get(draft.kind, draft.id) : undefined;
    const before = list.findLast((entry) => entry.id === draft.id) ?? stored;
    if (stored) base[stored.id] ??= stored.body;
    const about = draft.about ?? before?.about;
    // A draft's kind and body belong together; the compiler loses that when they are spread.
    return {
      id: draft.id ?? newId(),
      version: (before?.version ?? 0) + 1,
      kind: draft.kind,
      ...(about ? { about } : {}),
      happened: draft.happened ?? new Date().toISOString(),
      seen_by: draft.seen_by,
      body: draft.body,
    } as NewVersion;
  }

  /** A person chose between two texts: `mine` writes mine again on top; `theirs` leaves what stands there. */
  settle(conflict: Conflict, choice: 'mine' | 'theirs'): void {
    const waiting = this.queue.get(conflict.seq);
    if (!waiting) return;
    if (choice === 'mine') return this.putAgain(withMine(this.copies.copy(waiting.record), waiting));
    const rest = waiting.entries.filter((entry) => !waiting.trouble?.ids.includes(entry.id));
    if (rest.length === 0) return this.discard(conflict.seq);
    return this.putAgain({ seq: waiting.seq, record: waiting.record, entries: rest, base: waiting.base });
  }

  private putAgain(waiting: Waiting): void {
    void this.queue.put(waiting).then(() => this.relay(waiting.record));
  }

  /** Takes a list out of the outbox because the person said so. */
  discard(seq: string): void {
    void this.queue.remove(seq);
  }

  /** Tries a refused list once more. */
  retry(seq: string): void {
    const waiting = this.queue.get(seq);
    if (!waiting) return;
    this.putAgain({ seq, record: waiting.record, entries: waiting.entries, base: waiting.base });
  }

  /** Sends what waits. Resolves when nothing is left that can be sent now. */
  flush(): Promise<void> {
    return this.sender.flush();
  }

  /** Stops for good: nothing is read or sent any more, and nothing of it stays in memory. */
  stop(): void {
    this.sender.stop();
    this.copies.stop();
    this.queue.clear();
    this.states.clear();
    this.listeners.clear();
  }
}
