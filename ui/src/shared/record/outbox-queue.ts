// SPDX-License-Identifier: Apache-2.0
import type { DeviceStore } from './device-store';
import { newId } from './entry';
import type { Queue, Waiting } from './outbox';

const bySeq = (a: Waiting, b: Waiting) => (a.seq < b.seq ? -1 : 1);

/** All that waits to be sent, in memory and, sealed, on the device. */
export class OutboxQueue {
  private queue: Waiting[] = [];
  /** Lists that are on their way to the device's storage. */
  private readonly unsaved = new Set<string>();
  private work: Promise<unknown> = Promise.resolve();
  private lastSeq = 0;
  /** Called after each change in memory. */
  onChanged: () => void = () => {};
  /** Called after each change on the device, so that other tabs read it again. */
  onStored: () => void = () => {};

  constructor(private readonly device: DeviceStore) {}

  /** Reads what the device holds; another tab may have written or sent something. */
  async read(): Promise<void> {
    const kept = await this.device.readOutbox();
    const known = new Set(kept.map((one) => one.seq));
    const fresh = this.queue.filter((one) => !known.has(one.seq) && this.unsaved.has(one.seq));
    this.queue = [...kept, ...fresh].sort(bySeq);
    this.onChanged();
  }

  get all(): readonly Waiting[] {
    return this.queue;
  }

  of(record: string): Waiting[] {
    return this.queue.filter((one) => one.record === record);
  }

  get(seq: string): Waiting | undefined {
    return this.queue.find((one) => one.seq === seq);
  }

  /** A name for the next list that sorts behind all before it, also those of other tabs. */
  nextSeq(): string {
    this.lastSeq = Math.max(this.lastSeq + 1, Date.now() * 1000);
    return `${String(this.lastSeq).padStart(17, '0')}-${newId().slice(0, 6)}`;
  }

  /** Puts a list in, or another one in its place. Resolves when the device has it. */
  put(waiting: Waiting): Promise<void> {
    this.queue = [...this.queue.filter((one) => one.seq !== waiting.seq), waiting].sort(bySeq);
    this.unsaved.add(waiting.seq);
    this.onChanged();
    return this.stored(
      this.device.putWaiting(waiting).then(() => {
        if (this.unsaved.delete(waiting.seq)) this.onChanged();
      }),
    );
  }

  /** Takes a list out. */
  remove(seq: string): Promise<void> {
    this.queue = this.queue.filter((one) => one.seq !== seq);
    this.unsaved.delete(seq);
    this.onChanged();
    return this.stored(this.device.dropWaiting(seq));
  }

  /** Takes over what laying one record's queue on a newer copy came to. */
  relaid(record: string, next: Queue): void {
    if (next.done.length === 0 && next.changed.length === 0) return;
    this.queue = [...this.queue.filter((one) => one.record !== record), ...next.waiting].sort(bySeq);
    const dropped = next.done.map((seq) => this.device.dropWaiting(seq));
    const changed = next.changed.map((one) => this.device.putWaiting(one));
    void this.stored(Promise.all([...dropped, ...changed]));
  }

  // Storage that fails is no reason to lose what is in memory: it is sent from there.
  private stored(work: Promise<unknown>): Promise<void> {
    const done = work.then(
      () => this.onStored(),
      () => {},
    );
    this.work = Promise.all([this.work, done]);
    return done;
  }

  /** Whether all of this lies on the device, so that it outlives this page. */
  isOnDevice(lists: readonly Waiting[]): boolean {
    return this.device.lasting && !lists.some((one) => this.unsaved.has(one.seq));
  }

  /** Waits for what is being stored. True when every list lies on the device or has reached the clinic. */
  async settled(): Promise<boolean> {
    await this.work;
    return this.unsaved.size === 0;
  }

  clear(): void {
    this.queue = [];
  }
}
