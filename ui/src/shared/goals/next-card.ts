// SPDX-License-Identifier: Apache-2.0
import type { View } from '../record/copy';
import type { Entry } from '../record/entry';
import type { Day } from './days';
import { openTogether, type GoalEntry } from './goal';
import { reviewDue } from './reviews';
import { spellsToAskAbout, type SetbackEntry } from './setbacks';
import { stepForToday, type StepOfGoal } from './steps';

/** The one thing that Today puts first. */
export type NextCard =
  | { card: 'together'; together: Entry<'together'>; goal: GoalEntry }
  | { card: 'join'; session: Entry<'therapy_session'> }
  | { card: 'step'; step: StepOfGoal }
  | { card: 'review'; goal: GoalEntry }
  | { card: 'eased'; spell: SetbackEntry; goal: GoalEntry }
  | { card: 'question' }
  | { card: 'nothing' };

const joinBefore = 15 * 60_000;

/** The next session that has not been held or called off. */
export function nextSession(view: View, now: Date): Entry<'therapy_session'> | undefined {
  return view
    .all('therapy_session')
    .filter(({ body }) => body.state === 'booked' && Date.parse(body.starts) + body.minutes * 60_000 > now.getTime())
    .sort((a, b) => (a.body.starts < b.body.starts ? -1 : 1))[0];
}

/** What a card is about, so that "not now" can hide this one until tomorrow. */
export function cardKey(card: NextCard): string {
  switch (card.card) {
    case 'together':
      return `together/${card.together.id}`;
    case 'join':
      return `join/${card.session.id}`;
    case 'step':
      return `step/${card.step.step.id}`;
    case 'review':
      return `review/${card.goal.id}`;
    case 'eased':
      return `eased/${card.spell.id}`;
    default:
      return card.card;
  }
}

function* cardsInOrder(view: View, day: Day, now: Date): Generator<NextCard> {
  const together = openTogether(view, undefined, now.getTime());
  const goal = together?.about ? view.get('goal', together.about) : undefined;
  if (together && goal) yield { card: 'together', together, goal };
  const session = nextSession(view, now);
  if (session && Date.parse(session.body.starts) - now.getTime() <= joinBefore) yield { card: 'join', session };
  const step = stepForToday(view, day);
  if (step) yield { card: 'step', step };
  for (const due of view.all('goal')) if (reviewDue(view, due, day)) yield { card: 'review', goal: due };
  for (const { spell, goal: hard } of spellsToAskAbout(view, day)) yield { card: 'eased', spell, goal: hard };
  if (view.all('goal').length === 0) yield { card: 'question' };
}

/** Exactly one card, by a fixed order; the first that was not put off for today. */
export function nextCard(view: View, day: Day, now: Date, putOff: ReadonlySet<string>): NextCard {
  for (const card of cardsInOrder(view, day, now)) if (!putOff.has(cardKey(card))) return card;
  return { card: 'nothing' };
}
