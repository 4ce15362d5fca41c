// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from 'vitest';
import { countPages, exitPlaces, leaveNow, onShiftThrice } from './quick-exit';
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

test('leaving blanks the page, locks the app and replaces the first page of the app', () => {
  countPages();
  history.pushState({ words: 'private' }, '', '/goals');
  expect(history.state).toEqual({ page: 1 });
  document.body.textContent = 'my words';
  const lock = vi.fn();
  const replace = vi.fn();
  const go = vi.fn();
  leaveNow({ lock } as unknown as Session, 'news', { history: { go, length: 3, state: null }, replace });
  expect(document.body.textContent).toBe('');
  expect(document.documentElement.hidden).toBe(true);
  expect(lock).toHaveBeenCalled();
  expect(go).toHaveBeenCalledWith(-1);
  globalThis.dispatchEvent(new PopStateEvent('popstate', { state: { page: 0 } }));
  expect(replace).toHaveBeenCalledExactlyOnceWith(exitPlaces.news);
  document.documentElement.hidden = false;
});
