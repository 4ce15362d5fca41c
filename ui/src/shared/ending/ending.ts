// SPDX-License-Identifier: Apache-2.0
import type { Ending } from '../api/schema';
import type { Actor } from '../goals/goal-change';
import { addDays, type Day } from '../goals/days';
import type { View } from '../record/copy';
import type { Draft, Entry, Party } from '../record/entry';

export type EndingEntry = Entry<'ending'>;
export type EndingReason = NonNullable<Ending['client_reason']>;

/** What each side can give as a reason, in the order it is shown; the server's rule allows these and no others. */
export const reasonsOf: Record<Party, readonly EndingReason[]> = {
  client: ['goals_met', 'break_wanted', 'moving_away', 'not_helping', 'someone_else', 'therapist_leaving', 'own_wish', 'another'],
  therapist: ['goals_met', 'break_wanted', 'moving_away', 'not_helping', 'therapist_leaving', 'stopped_coming', 'referred_on', 'own_wish', 'another'],
};

/** Reasons that stand for themselves where one of them ends it alone: all but the one in own words. */
export const namedReasonsOf = (party: Party): EndingReason[] => reasonsOf[party].filter((reason) => reason !== 'another');

/** What both say yes to. */
export type Terms = Pick<Ending, 'ends_on' | 'spacing' | 'follow_up'>;

/** One side's own reason. */
export interface Why {
  reason: EndingReason | undefined;
  words: string;
}

/** An ending as it stands in a form; a talk later that is not planned is empty. */
export interface EndingFields extends Why {
  ends_on: Day;
  spacing: Terms['spacing'];
  follow_up: Day;
}

/** What a form begins with: what was asked for, where its day can still come, and one's own reason. */
export function endingFields(ending: EndingEntry | undefined, party: Party, today: Day): EndingFields {
  const body = ending?.body;
  const mine =
    party === 'client'
      ? { reason: body?.client_reason, words: body?.client_words ?? '' }
      : { reason: body?.therapist_reason, words: body?.therapist_words ?? '' };
  if (!body || body.ends_on < today) return { ...mine, ends_on: firstLastDay(today), spacing: 'further_apart', follow_up: '' };
  return { ...mine, ends_on: body.ends_on, spacing: body.spacing, follow_up: body.follow_up ?? '' };
}

/** When its terms were last set, if the clinic has them. */
function setAt(ending: EndingEntry): string | undefined {
  const changed = ending.versions.findLast((one, at, all) => {
    const before = all[at - 1];
    return !before || before.body.state !== one.body.state || !sameTerms(before.body, one.body);
  });
  return changed?.written;
}

/**
 * Whether care ended by it before: the last day is over everywhere on earth at noon UTC of the day after, and at once
 * where a client ended it alone and named no later day. The server ends care at these moments.
 */
export function isOver(ending: EndingEntry, now: Date): boolean {
  const { body } = ending;
  if (!stands(body)) return false;
  const at = setAt(ending);
  if (body.state === 'one_sided' && body.ended_by === 'client' && at && body.ends_on <= at.slice(0, 10)) return Date.parse(at) <= now.getTime();
  return now.getTime() >= Date.parse(`${addDays(body.ends_on, 1)}T12:00:00Z`);
}

/** Whether care ends by it. */
export function stands(ending: Ending): boolean {
  return ending.state === 'agreed' || ending.state === 'one_sided';
}

export function saidYes(ending: Ending, party: Party): boolean {
  return ending.agreed_by.some((mark) => mark.by === party);
}

/** The ending with this therapist as it has got, also one that was taken back; nothing where an earlier one is over. */
export function endingWith(view: View, therapist: string | undefined, now: Date): EndingEntry | undefined {
  const theirs = view.all('ending').filter((ending) => !therapist || ending.body.therapist === therapist);
  const open = theirs.filter((ending) => !isOver(ending, now));
  return open.findLast((ending) => ending.body.state !== 'taken_back') ?? open.at(-1);
}

/** The ending that is being asked for or that stands; one that was taken back is none. */
export function liveEnding(view: View, therapist: string | undefined, now: Date): EndingEntry | undefined {
  const ending = endingWith(view, therapist, now);
  return ending && ending.body.state !== 'taken_back' ? ending : undefined;
}

/** The last day that a form begins with. */
export const firstLastDay = (today: Day): Day => addDays(today, 28);

function whyOf(party: Party, why: Why): Partial<Ending> {
  const words = why.words.trim();
  if (party === 'client') return { ...(why.reason ? { client_reason: why.reason } : {}), ...(words ? { client_words: words } : {}) };
  return { ...(why.reason ? { therapist_reason: why.reason } : {}), ...(words ? { therapist_words: words } : {}) };
}

/** Whether these are the terms that stand there, so that a yes to them still holds. */
export const sameTerms = (a: Terms, b: Terms) =>
  a.ends_on === b.ends_on && a.spacing === b.spacing && (a.follow_up ?? '') === (b.follow_up ?? '');

function terms(of: Terms): Terms {
  return { ends_on: of.ends_on, spacing: of.spacing, ...(of.follow_up ? { follow_up: of.follow_up } : {}) };
}

/** What an ending holds beside its terms, its state and one's own reason. */
function rest(before: EndingEntry | undefined, party: Party): Partial<Ending> {
  if (!before) return {};
  const { ended_by: _by, follow_up: _later, agreed_by: _marks, ...others } = before.body;
  if (party === 'client') {
    const { client_reason: _reason, client_words: _words, ...theirs } = others;
    return theirs;
  }
  const { therapist_reason: _reason, therapist_words: _words, ...theirs } = others;
  return theirs;
}

function draft(before: EndingEntry | undefined, body: Ending): Draft<'ending'> {
  return { ...(before ? { id: before.id } : {}), kind: 'ending', seen_by: 'my_record', body };
}

/**
 * My reason and my yes to these terms. Where the other has said yes to the same terms, with a reason, it is agreed;
 * otherwise it waits for them.
 */
export function askedOrAgreed(before: EndingEntry | undefined, therapist: string, on: Terms, why: Why, actor: Actor): Draft<'ending'> {
  const other: Party = actor.party === 'client' ? 'therapist' : 'client';
  const theirs =
    before && before.body.state !== 'taken_back' && sameTerms(before.body, on) ? before.body.agreed_by.filter((mark) => mark.by === other) : [];
  const reason = other === 'client' ? before?.body.client_reason : before?.body.therapist_reason;
  return draft(before, {
    ...rest(before, actor.party),
    ...whyOf(actor.party, why),
    therapist,
    ...terms(on),
    state: theirs.length > 0 && reason ? 'agreed' : 'proposed',
    agreed_by: [...theirs, { by: actor.party, who: actor.account }],
  });
}

/** I end it, with a named reason. */
export function endedAlone(before: EndingEntry | undefined, therapist: string, on: Terms, why: Why, party: Party): Draft<'ending'> {
  return draft(before, {
    ...rest(before, party),
    ...whyOf(party, why),
    therapist,
    ...terms(on),
    state: 'one_sided',
    ended_by: party,
    agreed_by: [],
  });
}

/** It goes on after all. */
export function takenBack(ending: EndingEntry): Draft<'ending'> {
  const { ended_by: _by, ...body } = ending.body;
  return draft(ending, { ...body, state: 'taken_back', agreed_by: [] });
}

/** Words that go with it and change nothing else. */
export function withWords(ending: EndingEntry, words: Pick<Ending, 'what_helped'> | Pick<Ending, 'goodbye'>): Draft<'ending'> {
  return draft(ending, { ...ending.body, ...words });
}

/** Until when a client writes and reads when the last day is this one. */
export function daysAfter(endsOn: Day, days: { write: number; read: number }): { write: Day | undefined; read: Day } {
  return {
    write: days.write > 0 ? addDays(endsOn, days.write) : undefined,
    read: addDays(endsOn, Math.max(days.read, days.write)),
  };
}
