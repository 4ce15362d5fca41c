// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { aGoal, aStep, id, lena, noor, record, told } from '../../testing/entries';
import { FakeClinic } from '../../testing/fake-clinic';
import { memoryStore, openDevice, type DeviceStore } from './device-store';
import type { AnyDraft } from './entry';
import { RecordStore } from './record-store';

const goal = id('bus');
const idea = aGoal({ state: 'idea', agreed_by: [] });
const shaping = aGoal({ state: 'shaping', agreed_by: [] });
let clinic: FakeClinic;

const draft = (body = shaping, entry = goal): AnyDraft => ({ id: entry, kind: 'goal', seen_by: 'my_therapist', body });

async function opened(device: DeviceStore = memoryStore()): Promise<RecordStore> {
  const store = new RecordStore(lena, device, clinic.net(), () => true);
  await store.readOutbox();
  await store.open(record);
  return store;
}

async function settled(store: RecordStore): Promise<void> {
  await vi.waitFor(async () => {
    await store.flush();
    if (store.unsent.some((one) => !one.trouble)) throw new Error('still waiting');
  });
}

beforeEach(() => {
  clinic = new FakeClinic(lena);
  clinic.log.push(told('goal', 'bus', shaping, { author: noor }));
});

describe('writing', () => {
  test('shows at once, before anything is sent', async () => {
    const store = await opened();
    store.append(record, [draft({ ...shaping, words: 'Ride the bus' })]);
    const entry = store.state(record).view.get('goal', goal);
    expect(entry).toMatchObject({ version: 2, waiting: true, body: { words: 'Ride the bus' } });
    expect(clinic.log).toHaveLength(1);
    await settled(store);
    expect(store.state(record).view.get('goal', goal)).toMatchObject({ version: 2, waiting: false });
  });

  test('a new entry and one that hangs on it go as one list', async () => {
    const store = await opened();
    const [made] = store.append(record, [{ kind: 'goal', seen_by: 'only_me', body: idea }]);
    store.append(record, [{ kind: 'step', about: made!, seen_by: 'only_me', body: aStep() }]);
    await settled(store);
    expect(clinic.log.map((one) => one.kind)).toEqual(['goal', 'goal', 'step']);
  });

  test('several versions of one entry in one list follow one another', async () => {
    const store = await opened();
    store.append(record, [draft({ ...shaping, why: 'a' }), draft({ ...shaping, why: 'b' })]);
    await settled(store);
    expect(clinic.log.map((one) => one.version)).toEqual([1, 2, 3]);
  });
});

describe('without a network', () => {
  test('everything waits in order, and arrives exactly once', async () => {
    const store = await opened(await openDevice('f'.repeat(32)));
    clinic.online = false;
    for (const why of ['a', 'b', 'c']) store.append(record, [draft({ ...shaping, why })]);
    await vi.waitFor(() => expect(store.state(record).save).toBe('on_device'));
    clinic.online = true;
    await settled(store);
    await store.syncAll();
    expect(clinic.log.map((one) => [one.version, (one.body as { why?: string }).why])).toEqual([
      [1, undefined],
      [2, 'a'],
      [3, 'b'],
      [4, 'c'],
    ]);
    expect(store.state(record).save).toBe('with_clinic');
  });

  test('a lost answer brings no second entry', async () => {
    const store = await opened();
    clinic.loseAnswers = 2;
    store.append(record, [draft({ ...shaping, why: 'a' })]);
    await settled(store);
    expect(clinic.log).toHaveLength(2);
    expect(clinic.writes).toBeGreaterThan(1);
  });

  test('what was stored though its answer was lost is known from the next page', async () => {
    const store = await opened();
    clinic.loseAnswers = 1;
    store.append(record, [draft({ ...shaping, why: 'a' })]);
    await vi.waitFor(() => expect(clinic.log).toHaveLength(2));
    await store.sync(record);
    expect(store.unsent).toHaveLength(0);
  });

  test('it survives closing the app: another store finds it and sends it', async () => {
    const first = await opened(await openDevice('a'.repeat(32)));
    clinic.online = false;
    first.append(record, [draft({ ...shaping, why: 'kept' })]);
    const device = await openDevice('a'.repeat(32));
    await vi.waitFor(async () => expect(await device.readOutbox()).toHaveLength(1));
    first.stop();
    clinic.online = true;
    const second = await opened(device);
    await settled(second);
    expect(clinic.newest(goal)).toMatchObject({ version: 2, body: { why: 'kept' } });
    expect(await device.readOutbox()).toHaveLength(0);
  });
});

describe('when somebody else wrote in between', () => {
  test('different things come together without asking', async () => {
    const store = await opened();
    clinic.write(noor, [{ ...draft({ ...shaping, review_weeks: 4 }), id: goal, version: 2, happened: '2026-11-02T00:00:00Z' } as never]);
    store.append(record, [draft({ ...shaping, why: 'a' })]);
    store.append(record, [draft({ ...shaping, why: 'a', value: 'b' })]);
    await settled(store);
    expect(clinic.newest(goal)).toMatchObject({ version: 4, body: { review_weeks: 4, why: 'a', value: 'b' } });
    expect(store.state(record).conflicts).toHaveLength(0);
  });

  async function conflicted(): Promise<RecordStore> {
    const store = await opened();
    clinic.write(noor, [{ ...draft({ ...shaping, words: 'Theirs' }), id: goal, version: 2, happened: '2026-11-02T00:00:00Z' } as never]);
    store.append(record, [draft({ ...shaping, words: 'Mine' })]);
    await settled(store);
    return store;
  }

  test('two texts are both kept until a person chooses', async () => {
    const store = await conflicted();
    const [conflict] = store.state(record).conflicts;
    expect(conflict?.mine).toMatchObject({ words: 'Mine' });
    expect(conflict?.theirs.body).toMatchObject({ words: 'Theirs' });
    expect(store.state(record).view.get('goal', goal)?.body.words).toBe('Theirs');
  });

  test('mine goes on top of theirs, which stays in the story', async () => {
    const store = await conflicted();
    store.settle(store.state(record).conflicts[0]!, 'mine');
    await settled(store);
    expect(clinic.log.map((one) => (one.body as { words: string }).words)).toEqual([shaping.words, 'Theirs', 'Mine']);
    expect(store.state(record).conflicts).toHaveLength(0);
  });

  test('theirs stands, and the rest of my list is still sent', async () => {
    const store = await opened();
    clinic.write(noor, [{ ...draft({ ...shaping, words: 'Theirs' }), id: goal, version: 2, happened: '2026-11-02T00:00:00Z' } as never]);
    const topic = { text: 'The bus', by: 'client' as const, state: 'open' as const };
    store.append(record, [draft({ ...shaping, words: 'Mine' }), { kind: 'topic', seen_by: 'my_therapist', body: topic }]);
    await settled(store);
    store.settle(store.state(record).conflicts[0]!, 'theirs');
    await settled(store);
    expect(clinic.newest(goal)).toMatchObject({ version: 2, body: { words: 'Theirs' } });
    expect(clinic.log.some((one) => one.kind === 'topic')).toBe(true);
  });
});

describe('where it is said that words are', () => {
  test('is not “on this device” before they lie there, nor where the browser keeps nothing', async () => {
    clinic.online = false;
    const device = await openDevice('a1'.repeat(16));
    let stored = () => {};
    const put = device.putWaiting.bind(device);
    device.putWaiting = (waiting) => new Promise<void>((done) => (stored = done)).then(() => put(waiting));
    const store = await opened(device);
    store.append(record, [draft({ ...shaping, why: 'a' })]);
    expect(store.save).toBe('saving');
    const answer = store.stored();
    stored();
    expect(await answer).toBe(true);
    await vi.waitFor(() => expect(store.save).toBe('on_device'));

    const forgetful = await opened();
    forgetful.append(record, [draft({ ...shaping, why: 'a' })]);
    expect(await forgetful.stored()).toBe(true);
    expect(forgetful.save).toBe('saving');
  });

  test('is never “with the clinic” while a text waits to be chosen', async () => {
    const store = await opened(await openDevice('a2'.repeat(16)));
    clinic.write(noor, [{ ...draft({ ...shaping, words: 'Theirs' }), id: goal, version: 2, happened: '2026-11-02T00:00:00Z' } as never]);
    store.append(record, [draft({ ...shaping, words: 'Mine' })]);
    await settled(store);
    expect(store.state(record).conflicts).toHaveLength(1);
    await vi.waitFor(() => expect(store.state(record).save).toBe('on_device'));
    store.settle(store.state(record).conflicts[0]!, 'mine');
    await settled(store);
    await vi.waitFor(() => expect(store.state(record).save).toBe('with_clinic'));
  });

  test('a list that the device would not take keeps its draft from being forgotten', async () => {
    const device = await openDevice('a3'.repeat(16));
    device.putWaiting = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    const store = await opened(device);
    clinic.online = false;
    store.append(record, [draft({ ...shaping, why: 'a' })]);
    expect(await store.stored()).toBe(false);
    expect(store.save).toBe('saving');
    clinic.online = true;
    await settled(store);
    expect(await store.stored()).toBe(true);
  });
});

describe('safety', () => {
  test('nothing is sent in another person’s name', async () => {
    const store = await opened();
    const left = vi.fn();
    store.onSignedOut = left;
    clinic.signedInAs = noor;
    store.append(record, [draft({ ...shaping, why: 'a' })]);
    await vi.waitFor(() => expect(left).toHaveBeenCalled());
    expect(clinic.log).toHaveLength(1);
    expect(store.unsent).toHaveLength(1);
  });

  test('nothing lies readable on the device', async () => {
    const device = await openDevice('b'.repeat(32));
    clinic.online = false;
    const store = new RecordStore(lena, device, clinic.net(), () => true);
    store.append(record, [draft({ ...shaping, why: 'xyzzy-canary' })]);
    await vi.waitFor(async () => expect(await device.readOutbox()).toHaveLength(1));
    const raw = await new Promise<unknown[]>((resolve, reject) => {
      const open = indexedDB.open(`cairn-${'b'.repeat(32)}`);
      open.onerror = () => reject(open.error);
      open.onsuccess = () => {
        const all = open.result.transaction('outbox').objectStore('outbox').getAll();
        all.onsuccess = () => resolve(all.result);
      };
    });
    const bytes = raw.map((row) => new TextDecoder().decode((row as { data: ArrayBuffer }).data)).join();
    expect(raw).toHaveLength(1);
    expect(bytes).not.toContain('xyzzy');
  });

  test('each account has a place of its own, and destroying it leaves nothing', async () => {
    const one = await openDevice('1'.repeat(32));
    const two = await openDevice('2'.repeat(32));
    await one.keep('note', 'mine');
    expect(await two.kept('note')).toBeUndefined();
    await one.destroy();
    expect(await (await openDevice('1'.repeat(32))).kept('note')).toBeUndefined();
  });

  test('what is no longer shared leaves the copy', async () => {
    const store = await opened();
    const net = clinic.net();
    const gone = vi.spyOn(net, 'readEntries').mockResolvedValue({ record, cursor: '9', entries: [], withdrawn: [goal] });
    const other = new RecordStore(lena, memoryStore(), net, () => false);
    await other.open(record);
    expect(gone).toHaveBeenCalled();
    expect(other.state(record).view.get('goal', goal)).toBeUndefined();
    expect(store.state(record).view.get('goal', goal)).toBeDefined();
  });
});
