// SPDX-License-Identifier: Apache-2.0
import { dayOf } from '../../../shared/goals/days';
import type { View } from '../../../shared/record/copy';
import type { Entry } from '../../../shared/record/entry';

type Session = Entry<'therapy_session'>;

const endOf = (session: Session) => Date.parse(session.body.starts) + session.body.minutes * 60_000;

/** The meetings of a record that were not called off, by time. */
export function sessionsOf(view: View): Session[] {
  return view
    .all('therapy_session')
    .filter((session) => session.body.state !== 'cancelled')
    .sort((a, b) => Date.parse(a.body.starts) - Date.parse(b.body.starts));
}

/** The last meeting that is over: held, or booked for a time that has passed. */
export function lastSession(view: View, now: Date): Session | undefined {
  return sessionsOf(view).findLast((session) => session.body.state === 'held' || endOf(session) <= now.getTime());
}

/** The next meeting that is not over yet; one that goes on now is the next. */
export function nextSession(view: View, now: Date): Session | undefined {
  return sessionsOf(view).find((session) => session.body.state === 'booked' && endOf(session) > now.getTime());
}

/** The meetings of one local day, whatever has become of them except called off. */
export function sessionsOn(view: View, day: string): Session[] {
  return sessionsOf(view).filter((session) => dayOf(session.body.starts) === day);
}
