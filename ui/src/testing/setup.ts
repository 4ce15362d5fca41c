// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, vi } from 'vitest';

/** The moment at which every test happens, so that none holds only on some days: a Sunday, ten in the morning. */
export const testNow = new Date(2026, 10, 22, 10);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: testNow });
});
afterEach(() => {
  vi.useRealTimers();
});
