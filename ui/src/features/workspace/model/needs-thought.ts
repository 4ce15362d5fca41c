// SPDX-License-Identifier: Apache-2.0
import type { ClientFacts } from './facts';

/** Why a client is listed under "needs thought". The order is the order of the list. */
export type ThoughtReason = 'harder_now' | 'wants_to_talk' | 'waits_for_your_yes' | 'review_due' | 'no_next_session';

/** The reasons to think of this client before others, the weightiest first; none is the usual. */
export function reasonsToThink(facts: ClientFacts): ThoughtReason[] {
  const open = facts.spells.some((spell) => spell.stage !== 'eased') || facts.goals.some((goal) => goal.goal.body.harder_now);
  const reasons: [ThoughtReason, boolean][] = [
    ['harder_now', open],
    ['wants_to_talk', facts.topics.length > 0],
    ['waits_for_your_yes', facts.goals.some((goal) => goal.waitsFor === 'therapist')],
    ['review_due', facts.goals.some((goal) => goal.reviewDue)],
    ['no_next_session', facts.next === undefined],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}

const order: ThoughtReason[] = ['harder_now', 'wants_to_talk', 'waits_for_your_yes', 'review_due', 'no_next_session'];

/** Puts those who need thought first, by their weightiest reason; the others keep their order. */
export function byNeed<Row extends { reasons: readonly ThoughtReason[] }>(rows: readonly Row[]): Row[] {
  const weight = (row: Row) => {
    const first = row.reasons[0];
    return first === undefined ? order.length : order.indexOf(first);
  };
  return [...rows].sort((a, b) => weight(a) - weight(b));
}
