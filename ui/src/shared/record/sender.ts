// SPDX-License-Identifier: Apache-2.0
import type { AppendAnswer, EntriesPage } from '../api/schema';
import { ApiError, mayPass, type ErrorKind } from '../api/request';
import type { Copies } from './copies';
import type { Net } from './net';
import type { Waiting } from './outbox';
import type { OutboxQueue } from './outbox-queue';

const waitsForPerson: readonly ErrorKind[] = ['signed_out', 'second_factor', 'confirm'];

/** Sends what waits, in order, one tab at a time, until each list has an answer. */
export class Sender {
  private flushing: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  onChanged: () => void = () => {};
  onSignedOut: () => void = () => {};

  constructor(
    private readonly me: string,
    private readonly net: Net,
    private readonly copies: Copies,
    private readonly queue: OutboxQueue,
  ) {}

  flush(): Promise<void> {
    if (this.flushing) {
      this.again = true;
      return this.flushing;
    }
    this.flushing = this.flushOnce().finally(() => {
      this.flushing = undefined;
      const again = this.again && !this.copies.failing;
      this.again = false;
      if (again) void this.flush();
    });
    return this.flushing;
  }

  private next(): Waiting | undefined {
    return this.stopped ? undefined : this.queue.all.find((one) => !one.trouble);
  }

  private async flushOnce(): Promise<void> {
    if (!this.next()) return;
    if (typeof navigator === 'undefined' || !navigator.locks) return this.sendAll();
    await navigator.locks.request(`cairn-send-${this.me}`, () => this.sendAll());
  }

  private async sendAll(): Promise<void> {
    try {
      // Another tab may have signed in as somebody else: what one person wrote never goes out in another's name.
      if (this.next() && (await this.net.account()) !== this.me) return this.onSignedOut();
      for (let next = this.next(); next; next = this.next()) {
        await this.send(next);
        this.copies.failing = false;
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.kind === 'signed_out') this.onSignedOut();
      this.copies.failing = true;
      this.onChanged();
    }
  }

  private async send(waiting: Waiting): Promise<void> {
    try {
      const answer = await this.net.writeEntries(waiting.record, { entries: waiting.entries });
      await this.stored(waiting, answer);
    } catch (error) {
      // What waits for a person to prove who they are is not refused: it waits with them.
      if (!(error instanceof ApiError) || mayPass(error) || waitsForPerson.includes(error.kind)) throw error;
      if (error.kind === 'conflict') await this.met(waiting);
      else await this.refuse(waiting, error.sentence);
    }
  }

  private async stored(waiting: Waiting, answer: AppendAnswer): Promise<void> {
    const written = new Map(answer.entries.map((entry) => [`${entry.id}/${entry.version}`, entry.written]));
    const entries = waiting.entries.map((entry) => ({
      ...entry,
      author: this.me,
      written: written.get(`${entry.id}/${entry.version}`) ?? new Date().toISOString(),
    }));
    const cursor = this.copies.copy(waiting.record).cursor;
    const page: EntriesPage = { record: waiting.record, cursor, entries, withdrawn: [] };
    await this.copies.apply(page);
    await this.queue.remove(waiting.seq);
  }

  /** Somebody wrote in between: get their version; the queue is then laid on top of it, or waits for the person. */
  private async met(waiting: Waiting): Promise<void> {
    await this.copies.fetch(waiting.record);
    if (this.queue.get(waiting.seq) === waiting) await this.refuse(waiting, '');
  }

  private refuse(waiting: Waiting, sentence: string): Promise<void> {
    const ids = waiting.entries.map((entry) => entry.id);
    return this.queue.put({ ...waiting, trouble: { why: 'refused', ids, sentence } });
  }

  stop(): void {
    this.stopped = true;
  }
}
