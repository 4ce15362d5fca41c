// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { lena, noor, told, viewOf } from '../../testing/entries';
import type { Ending } from '../api/schema';
import { askedOrAgreed, daysAfter, endedAlone, endingWith, isOver, liveEnding, namedReasonsOf, takenBack, withWords, type Terms, type Why } from './ending';

const terms: Terms = { ends_on: '2026-12-20', spacing: 'further_apart' };
const why: Why = { reason: 'goals_met', words: ' enough ' };
const client = { account: lena, party: 'client' as const };
const therapist = { account: noor, party: 'therapist' as const };
const now = new Date('2026-11-22T10:00:00Z');

const entryOf = (body: Ending) => {
  const found = endingWith(viewOf(told('ending', 'end', body)), noor, now);
  if (!found) throw new Error('no ending');
  return found;
};

test('asking is a proposal with my reason and my yes', () => {
  const asked = askedOrAgreed(undefined, noor, terms, why, client);
  expect(asked.seen_by).toBe('my_record');
  expect(asked.body).toMatchObject({ state: 'proposed', therapist: noor, client_reason: 'goals_met', client_words: 'enough', ends_on: '2026-12-20' });
  expect(asked.body.agreed_by).toEqual([{ by: 'client', who: lena }]);
});

test('a yes to the same terms agrees it, and keeps the reason of the other', () => {
  const asked = entryOf(askedOrAgreed(undefined, noor, terms, why, client).body);
  const agreed = askedOrAgreed(asked, noor, terms, { reason: 'break_wanted', words: '' }, therapist).body;
  expect(agreed).toMatchObject({ state: 'agreed', client_reason: 'goals_met', client_words: 'enough', therapist_reason: 'break_wanted' });
  expect(agreed.agreed_by).toHaveLength(2);
});

test('other terms ask the other one again', () => {
  const asked = entryOf(askedOrAgreed(undefined, noor, terms, why, client).body);
  const other = askedOrAgreed(asked, noor, { ...terms, follow_up: '2027-02-01' }, why, therapist).body;
  expect(other).toMatchObject({ state: 'proposed', follow_up: '2027-02-01', agreed_by: [{ by: 'therapist', who: noor }] });
});

test('a follow-up that was taken out is gone', () => {
  const asked = entryOf(askedOrAgreed(undefined, noor, { ...terms, follow_up: '2027-02-01' }, why, client).body);
  expect(askedOrAgreed(asked, noor, terms, why, client).body.follow_up).toBeUndefined();
});

test('alone it needs no yes, and "another" is no named reason', () => {
  expect(endedAlone(undefined, noor, terms, why, 'client').body).toMatchObject({ state: 'one_sided', ended_by: 'client', agreed_by: [] });
  expect(namedReasonsOf('client')).not.toContain('another');
  expect(namedReasonsOf('therapist')).toContain('stopped_coming');
  expect(namedReasonsOf('client')).not.toContain('stopped_coming');
});

test('taken back it is no live ending, and the same one is asked for again', () => {
  const alone = entryOf(endedAlone(undefined, noor, terms, why, 'client').body);
  const back = takenBack(alone).body;
  expect(back).toMatchObject({ state: 'taken_back', agreed_by: [] });
  expect(back.ended_by).toBeUndefined();
  const view = viewOf(told('ending', 'end', back));
  expect(liveEnding(view, noor, now)).toBeUndefined();
  expect(endingWith(view, noor, now)?.body.state).toBe('taken_back');
});

test('words that go with it change nothing else', () => {
  const asked = entryOf(askedOrAgreed(undefined, noor, terms, why, client).body);
  expect(withWords(asked, { what_helped: 'I walked' }).body).toEqual({ ...asked.body, what_helped: 'I walked' });
});

test('it is over at noon UTC of the day after, and an earlier one is not the one of now', () => {
  const body = endedAlone(undefined, noor, terms, why, 'therapist').body;
  const ending = entryOf(body);
  expect(isOver(ending, new Date('2026-12-21T11:59:59Z'))).toBe(false);
  expect(isOver(ending, new Date('2026-12-21T12:00:00Z'))).toBe(true);
  expect(endingWith(viewOf(told('ending', 'end', body)), noor, new Date('2027-03-01T00:00:00Z'))).toBeUndefined();
});

test('where a client stops today it is over at once, also when words are added later', () => {
  const today = endedAlone(undefined, noor, { ...terms, ends_on: '2026-11-22' }, why, 'client').body;
  const [at, later] = ['2026-11-22T09:00:00.000Z', '2026-11-22T09:30:00.000Z'];
  const versions = [told('ending', 'end', today, { at }), told('ending', 'end', { ...today, what_helped: 'I walked' }, { at: later, version: 2 })];
  expect(endingWith(viewOf(...versions), noor, new Date('2026-11-22T08:59:59Z'))?.version).toBe(2);
  expect(endingWith(viewOf(...versions), noor, new Date('2026-11-22T09:00:00Z'))).toBeUndefined();
  const byTherapist = endedAlone(undefined, noor, { ...terms, ends_on: '2026-11-22' }, why, 'therapist').body;
  expect(endingWith(viewOf(told('ending', 'end', byTherapist, { at })), noor, now)).toBeDefined();
});

test('what stays is counted from the last day, and reading lasts as long as writing', () => {
  expect(daysAfter('2026-12-20', { write: 90, read: 3650 })).toEqual({ write: '2027-03-20', read: '2036-12-17' });
  expect(daysAfter('2026-12-20', { write: 0, read: 30 }).write).toBeUndefined();
  expect(daysAfter('2026-12-20', { write: 90, read: 30 }).read).toBe('2027-03-20');
});
