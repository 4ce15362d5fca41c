// SPDX-License-Identifier: Apache-2.0

/** A day in the person's own calendar, "2026-11-22". */
export type Day = string;

const dayMs = 86_400_000;

/** The day it is here. */
export function today(now: Date = new Date()): Day {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const asUtc = (day: Day) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((asUtc(to) - asUtc(from)) / dayMs);
}

export function addDays(day: Day, count: number): Day {
  return new Date(asUtc(day) + count * dayMs).toISOString().slice(0, 10);
}

/** The day an instant falls on here. */
export function dayOf(instant: string): Day {
  return today(new Date(instant));
}
