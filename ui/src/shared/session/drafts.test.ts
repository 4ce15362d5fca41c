// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDevice, type DeviceStore } from '../record/device-store';
import { Drafts } from './drafts';

let device: DeviceStore;
let account = 0;
const begin = async (on = device, written?: () => Promise<boolean>) => {
  const drafts = new Drafts(on, written, () => '/goals/new');
  await drafts.read();
  return drafts;
};

beforeEach(async () => {
  device = await openDevice(`drafts-${++account}`);
});
afterEach(() => vi.useRealTimers());

describe('what is typed and not sent', () => {
  test('lies on the device within a second, and is there for the next page, with the way back to it', async () => {
    const drafts = await begin();
    vi.useRealTimers().useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (const words of ['S', 'Sl', 'Sleep']) drafts.set('goal', { words });
    expect(drafts.state('goal')).toBe('saving');
    vi.advanceTimersByTime(1000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(drafts.state('goal')).toBe('on_device'));
    // The page is killed here: nothing is flushed, nothing is stopped.
    const next = await begin(await openDevice(`drafts-${account}`));
    expect(next.all).toEqual([{ name: 'goal', path: '/goals/new', fields: { words: 'Sleep' } }]);
    expect(next.state('goal')).toBe('on_device');
  });

  test('goes to the device again and again while somebody types without a pause', async () => {
    const drafts = await begin();
    let words = '';
    await vi.waitFor(
      async () => {
        drafts.set('goal', { words: (words += 'a') });
        expect(await device.kept('draft/goal')).toBeTruthy();
      },
      { interval: 20, timeout: 20_000 },
    );
    await drafts.stop();
  });

  test('is sealed where it lies', async () => {
    const drafts = await begin();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    drafts.set('goal', { words: 'zephyrine marmalade' });
    await drafts.flush();
    expect(put).toHaveBeenCalledOnce();
    const sealed = put.mock.calls[0]?.[0] as { data: ArrayBuffer };
    expect(new TextDecoder().decode(sealed.data)).not.toContain('zephyrine');
  });

  test('goes to the device at once when the page is left or the session ends, and leaves memory', async () => {
    const drafts = await begin();
    drafts.set('goal', { words: 'Rest' });
    await drafts.stop();
    expect(drafts.all).toEqual([]);
    drafts.set('goal', { words: 'after the end' });
    expect((await begin()).get('goal')).toEqual({ words: 'Rest' });
  });

  test('is gone once it was sent or emptied', async () => {
    const drafts = await begin();
    drafts.set('goal', { words: 'Rest' });
    drafts.set('topic', { text: 'The bus' });
    await drafts.flush();
    drafts.drop('goal');
    drafts.set('topic', {});
    await drafts.flush();
    expect((await begin()).all).toEqual([]);
  });

  test('stays on the device until the entry made of it lies there too', async () => {
    let written = false;
    const drafts = await begin(device, async () => written);
    drafts.set('goal', { words: 'Rest' });
    await drafts.flush();
    drafts.drop('goal');
    await drafts.flush();
    expect(drafts.get('goal')).toBeUndefined();
    expect((await begin()).get('goal')).toEqual({ words: 'Rest' });
    written = true;
    await drafts.stop();
    expect((await begin()).get('goal')).toBeUndefined();
  });

  test('is not called saved where storage refuses, and is tried again', async () => {
    const drafts = await begin();
    const keep = vi.spyOn(device, 'keep').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
    drafts.set('goal', { words: 'Rest' });
    await drafts.flush();
    expect(keep).toHaveBeenCalledOnce();
    expect(drafts.state('goal')).toBe('saving');
    await drafts.flush();
    expect(drafts.state('goal')).toBe('on_device');
  });

  test('of one person is not met by another', async () => {
    const drafts = await begin();
    drafts.set('goal', { words: 'Rest' });
    await drafts.flush();
    expect((await begin(await openDevice('somebody-else'))).all).toEqual([]);
  });
});
