// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from 'vitest';
import { countPages, exitPlaces, leaveNow, onShiftThrice, staysAway } from './quick-exit';
import type { Session } from './session';

function press(key: string, at: number, repeat = false): void {
  const event = new KeyboardEvent('keydown', { key, repeat });
  Object.defineProperty(event, 'timeStamp', { value: at });
  document.dispatchEvent(event);
}

test('Shift three times in a row, and nothing else, leaves', () => {
  const act = vi.fn();
  const off = onShiftThrice(document, act);
  press('Shift', 0);
  press('Shift', 300);
  press('a', 400);
  press('Shift', 500);
  press('Shift', 5000);
  press('Shift', 5100, true);
  expect(act).not.toHaveBeenCalled();
  press('Shift', 5200);
  press('Shift', 5400);
  expect(act).toHaveBeenCalledTimes(1);
  off();
  for (const at of [9000, 9100, 9200]) press('Shift', at);
  expect(act).toHaveBeenCalledTimes(1);
});

test('leaving blanks the page, locks the app and replaces the first page of the app', async () => {
  countPages();
  history.pushState({ words: 'private' }, '', '/goals');
  expect(history.state).toEqual({ page: 1 });
  document.body.textContent = 'my words';
  const lock = vi.fn().mockResolvedValue(undefined);
  const replace = vi.fn();
  const go = vi.fn();
  const left = leaveNow({ lock } as unknown as Session, 'news', { history: { go, length: 3, state: null }, replace });
  expect(document.body.textContent).toBe('');
  expect(document.documentElement.hidden).toBe(true);
  expect(lock).toHaveBeenCalled();
  await vi.waitFor(() => expect(go).toHaveBeenCalledWith(-1));
  expect(replace).not.toHaveBeenCalled();
  globalThis.dispatchEvent(new PopStateEvent('popstate', { state: { page: 0 } }));
  await left;
  expect(replace).toHaveBeenCalledExactlyOnceWith(exitPlaces.news);
  document.documentElement.hidden = false;
});

test('a page that the browser brings back after leaving goes away again', () => {
  const replace = vi.fn();
  const way = { history, replace };
  const type = vi.spyOn(performance, 'getEntriesByType');
  type.mockReturnValue([{ type: 'navigate' } as PerformanceNavigationTiming]);
  expect(staysAway({ left: true }, way)).toBe(false);
  type.mockReturnValue([{ type: 'back_forward' } as PerformanceNavigationTiming]);
  expect(staysAway({}, way)).toBe(false);
  expect(staysAway({ left: true, exitTo: 'search' }, way)).toBe(true);
  expect(replace).toHaveBeenCalledExactlyOnceWith(exitPlaces.search);
  document.documentElement.hidden = false;
});
