// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { Notice } from '../../shared/api/doors';
import { deDoors } from '../../shared/words/de/doors';
import { enDoors } from '../../shared/words/en-doors';
import { noticeSentence, resetMayWait } from './notices-screen';

const now = Date.parse('2026-11-22T14:00:00Z');
const notice = (what: Notice['what'], hoursAgo = 0, device = 'Firefox on Linux'): Notice => ({
  id: 'a'.repeat(32),
  what,
  at: new Date(now - hoursAgo * 3_600_000).toISOString(),
  device,
  seen: false,
});

test('a new sign-in is told with its device and its time', () => {
  expect(noticeSentence(notice('new_device'), enDoors.notices, 'today 14:02')).toBe('New sign-in on Firefox on Linux, today 14:02. Was it you?');
  expect(noticeSentence(notice('new_device'), deDoors.notices, 'heute 14:02')).toBe('Neue Anmeldung mit Firefox unter Linux, heute 14:02. Warst du das?');
});

test('a device that is not known is left out', () => {
  expect(noticeSentence(notice('password_changed', 0, ''), enDoors.notices, 'today 14:02')).toBe('Your password was changed, today 14:02.');
});

test('a way back in can be called off while it may be open, and not once it was used', () => {
  expect(resetMayWait([notice('reset_started', 1)], now)).toBe(true);
  expect(resetMayWait([notice('reset_started', 80)], now)).toBe(false);
  expect(resetMayWait([notice('reset_done', 1), notice('reset_started', 2)], now)).toBe(false);
  expect(resetMayWait([notice('reset_started', 1), notice('reset_done', 2)], now)).toBe(true);
  expect(resetMayWait([notice('new_device', 1)], now)).toBe(false);
});
