// SPDX-License-Identifier: Apache-2.0
import { readMe, signOut } from '../api/account';
import { readEntries, readRecords, writeEntries, type RecordView } from '../api/records';
import { ApiError } from '../api/request';
import type { Myself } from '../api/schema';
import { openDevice, type DeviceStore } from '../record/device-store';
import { Live, type TabMessage } from '../record/live';
import type { Net } from '../record/net';
import { RecordStore } from '../record/record-store';
import { readSettings, writeSetting } from './device-settings';
import { Drafts } from './drafts';
import type { SessionState, SignedOutWhy, UnsentChoice } from './session-state';

export type { SessionState, SignedIn, SignedOutWhy, UnsentChoice } from './session-state';

const net: Net = { readEntries, writeEntries, account: () => readMe().then((me) => me.account) };
const retryAfter = 15_000;

/** Who is here. One for the page; screens follow it through hooks. */
export class Session {
  private current: SessionState = { at: 'starting' };
  private readonly listeners = new Set<() => void>();
  private live: Live | undefined;
  /** The endings of each record when it was last asked who cares for whom. */
  private readonly endings = new Map<string, string>();
  private readonly people: BroadcastChannel | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;
  /** Something stands on the screen that comes once and never again: nothing takes its place by itself. */
  held = false;

  constructor() {
    if (typeof BroadcastChannel !== 'undefined') {
      this.people = new BroadcastChannel('cairn-people');
      this.people.onmessage = (event: MessageEvent<{ account: string | null }>) => this.personChanged(event.data.account);
    }
    globalThis.addEventListener?.('online', () => void this.refresh());
    globalThis.document?.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.refresh();
    });
  }

  get state(): SessionState {
    return this.current;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private set(state: SessionState): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }

  /** Finds out who is here: from the device at once, where it may keep that, and from the clinic. */
  async start(): Promise<void> {
    const { current, left } = await readSettings();
    if (left) {
      // The clinic may not have heard of it yet: the session must not outlive the leaving.
      await signOut().catch(() => undefined);
      return this.leave('ended');
    }
    if (current?.ownDevice) await this.startFromDevice(current.account);
    try {
      const me = await readMe();
      if (this.current.at === 'signed_in' && this.current.me.account === me.account) await this.proved(me);
      else await this.enter(me, current?.account === me.account && current.ownDevice);
    } catch (error) {
      this.startFailed(error);
    }
  }

  private startFailed(error: unknown): void {
    const kind = error instanceof ApiError ? error.kind : undefined;
    if (kind === 'signed_out') this.leave(this.current.at === 'signed_in' ? 'ended' : 'nobody');
    else if (this.current.at !== 'signed_in') this.leave('offline');
  }

  private async startFromDevice(account: string): Promise<void> {
    const device = await openDevice(account);
    const me = await device.kept<Myself>('me').catch(() => undefined);
    const records = await device.kept<RecordView[]>('records').catch(() => undefined);
    // A session that has run out opens nothing, also without a network.
    if (me && records && Date.parse(me.session.ends) > Date.now()) await this.begin(me, records, device, true);
  }

  /** Takes in somebody who has just signed in, or whose session was found. */
  async enter(me: Myself, ownDevice: boolean): Promise<void> {
    await this.close();
    const device = await openDevice(me.account);
    await Promise.all([writeSetting('current', { account: me.account, ownDevice }), writeSetting('left', undefined)]);
    // Before a second factor is set up nothing is open, not even the list of records.
    const records = me.session.enrol ? [] : await readRecords();
    if (ownDevice) {
      await device.keep('me', me);
      await device.keep('records', records);
      void navigator.storage?.persist?.();
    }
    this.people?.postMessage({ account: me.account });
    await this.begin(me, records, device, ownDevice);
  }

  private async begin(me: Myself, records: readonly RecordView[], device: DeviceStore, ownDevice: boolean): Promise<void> {
    const own = new Set(records.filter((record) => record.relationship === 'self').map((record) => record.id));
    const store = new RecordStore(me.account, device, net, (record) => ownDevice && own.has(record));
    const live = new Live(me.account, (message) => this.told(store, message));
    store.onSignedOut = () => void this.checkPerson(me.account);
    store.onOutboxStored = () => live.tell({ what: 'outbox' });
    const drafts = new Drafts(device, () => store.stored());
    await Promise.all([store.readOutbox().catch(() => undefined), drafts.read().catch(() => undefined)]);
    this.live = live;
    if (!me.session.enrol) live.start();
    this.timer = setInterval(() => this.tryAgain(store), retryAfter);
    this.set({ at: 'signed_in', me, records, store, device, drafts, ownDevice });
    void store.flush();
  }

  private tryAgain(store: RecordStore): void {
    if (store.failing) void store.syncAll();
  }

  private told(store: RecordStore, message: TabMessage): void {
    if (message.what === 'changed') void store.sync(message.record).then(() => this.careMayHaveChanged(store, message.record));
    else if (message.what === 'hello') void store.syncAll();
    else void store.readOutbox();
  }

  /** An ending, a record that closed, or one that opened: who cares for whom may be another matter now, so it is asked again. */
  private async careMayHaveChanged(store: RecordStore, record: string): Promise<void> {
    if (this.current.at !== 'signed_in' || this.current.store !== store) return;
    const { view } = store.state(record);
    const endings = view.all('ending').map((ending) => `${ending.id}${ending.versions.filter((one) => one.written).length}`);
    const listed = this.current.records.find((one) => one.id === record);
    const same = (this.endings.get(record) ?? '') === endings.join();
    this.endings.set(record, endings.join());
    // A record that is new to me, one that closed, and my own where nobody worked with me until now.
    const other = !listed || listed.after || store.isClosed(record);
    if (same && !other) return;
    await this.renew(this.current.me);
  }

  private async renew(me: Myself): Promise<void> {
    if (this.current.at !== 'signed_in') return;
    const records = await readRecords().catch(() => undefined);
    if (this.current.at !== 'signed_in') return;
    const { device, ownDevice } = this.current;
    this.set({ ...this.current, me, records: records ?? this.current.records });
    if (ownDevice) await Promise.all([device.keep('me', me), device.keep('records', records ?? this.current.records)]);
  }

  /** Asks again who is here and what is new. */
  async refresh(): Promise<void> {
    if (this.current.at !== 'signed_in') {
      if (this.current.at === 'signed_out' && this.current.why === 'offline') await this.start();
      return;
    }
    if (this.held) return;
    const before = this.current.me;
    if (!before.session.enrol) await this.current.store.syncAll();
    const me = await readMe().catch(() => before);
    if (this.current.at === 'signed_in' && me.account === this.current.me.account) await this.proved(me);
  }

  /** Takes in what is new about the person: a proof given anew, another factor, notices seen. */
  async proved(me: Myself): Promise<void> {
    if (this.current.at !== 'signed_in') return;
    // What is open to them is another matter now, so everything begins anew; what was typed is on the device.
    if (me.session.enrol !== this.current.me.session.enrol) return this.enter(me, this.current.ownDevice);
    if (me.session.enrol) this.set({ ...this.current, me });
    else await this.renew(me);
  }

  /** The server wants a second factor before anything else: what was typed waits on the device. */
  async mustEnrol(): Promise<void> {
    if (this.current.at !== 'signed_in' || this.current.me.session.enrol) return;
    const me = await readMe().catch(() => undefined);
    if (me) await this.proved(me);
  }

  private async checkPerson(account: string): Promise<void> {
    const now = await readMe().then(
      (me) => me.account,
      (error: unknown) => (error instanceof ApiError && error.kind === 'signed_out' ? null : account),
    );
    if (now !== account) this.personChanged(now);
  }

  private personChanged(account: string | null): void {
    if (this.current.at !== 'signed_in' || this.current.me.account === account) return;
    this.leave(account === null ? 'ended' : 'other_person');
  }

  /** How much would be left unsent by signing out now: entries that wait, and texts that were begun. */
  get unsent(): number {
    return this.current.at === 'signed_in' ? this.current.store.unsent.length + this.current.drafts.all.length : 0;
  }

  /** Signs out and removes what the device held. What is unsent is removed only when the person chose that. */
  async signOut(unsent: UnsentChoice = 'keep'): Promise<void> {
    if (this.current.at !== 'signed_in') return;
    const { device, store, records } = this.current;
    const keep = unsent === 'keep' && this.unsent > 0;
    await Promise.all([store.stored(), this.close()]);
    const heard = await signOut().then(
      () => true,
      () => false,
    );
    // Without a network the clinic does not hear of it: until it does, this browser lets nobody in by the old session.
    await Promise.all([writeSetting('current', undefined), writeSetting('left', heard ? undefined : true)]);
    if (keep) {
      await Promise.all([...records.map((record) => device.dropPages(record.id)), device.forget('me'), device.forget('records')]);
    } else await device.destroy();
    this.people?.postMessage({ account: null });
    this.leave('nobody');
  }

  /**
   * Locks at once: the session ends, nothing stays in memory, and what the device holds opens only after
   * signing in. Resolves when the device knows.
   */
  lock(): Promise<void> {
    void signOut(/*whileLeaving=*/ true).catch(() => undefined);
    return Promise.all([writeSetting('left', true), this.close()]).then(() => undefined);
  }

  /** Stops at once and leaves nothing in memory. Resolves when what was being typed lies on the device. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    this.live?.stop();
    this.live = undefined;
    if (this.current.at !== 'signed_in') return;
    const { store, drafts } = this.current;
    store.stop();
    await drafts.stop();
  }

  private leave(why: SignedOutWhy): void {
    void this.close();
    this.set({ at: 'signed_out', why });
  }
}
