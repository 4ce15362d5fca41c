// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { timeUntil } from './device.mjs';

/** What one person changes is on the other's screen within this time. */
export const soonMs = 2000;

/**
 * Does each deed and waits until it is seen on the other device. The quickest counts: a machine that is busy with other
 * things may hold one of them up, and a live stream that does not work holds up all of them.
 */
export async function seenSoon(what, tries) {
  const times = [];
  for (const { deed, seen } of tries) times.push(await timeUntil(deed, seen));
  const told = times.map((ms) => `${Math.round(ms)} ms`).join(', ');
  assert.ok(Math.min(...times) <= soonMs, `${what}: ${told}`);
  console.log(`# ${what}: ${told}`);
}
