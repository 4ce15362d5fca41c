// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { aGoal, aStep, id, lena, noor, told, viewOf } from '../../testing/entries';
import { latestLevel, scoreOf, tScore } from './attainment';
import { addDays, daysBetween, today } from './days';
import { agreedByBoth, feeding, segmentOf } from './goal';
import { activated, brought, changed, harder, inState, marked, newIdea, reopened } from './goal-change';
import { cardKey, nextCard, nextSession } from './next-card';
import { aLittleBetter, ratingsOf } from './ratings';
import { reviewDay, reviewDue } from './reviews';
import { daysToSteadier, helpedBefore, spellsToAskAbout } from './setbacks';
import { offersSmaller, stepForToday, stepsThisWeek } from './steps';
import { storyOf } from './story';
import { therapistSees } from './visibility';

const day = '2026-11-22';
const client = { account: lena, party: 'client' as const };
const therapist = { account: noor, party: 'therapist' as const };
const goalIn = (body = aGoal()) => viewOf(told('goal', 'bus', body)).get('goal', id('bus'))!;

describe('days', () => {
  test('count over a change of the clock', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});

describe('a goal changes', () => {
  test('new words ask both again, and only the writer’s yes stands', () => {
    const { body } = changed(goalIn(), { words: 'Ride the bus' }, client, 'Town was too far');
    expect(body).toMatchObject({ state: 'shaping', words_by: 'client', reason: 'Town was too far', harder_now: false });
    expect(body.agreed_by).toEqual([{ by: 'client', who: lena }]);
  });

  test('a why or an area leaves the agreement as it is', () => {
    expect(changed(goalIn(), { why: 'My sister' }, client).body).toMatchObject({ state: 'active', why: 'My sister' });
    expect(agreedByBoth(changed(goalIn(), { areas: [] }, client).body)).toBe(true);
  });

  test('an idea needs words and nothing else, and only its writer sees it', () => {
    expect(newIdea('Sleep')).toMatchObject({ seen_by: 'only_me', body: { words: 'Sleep', state: 'idea', areas: [], agreed_by: [] } });
    expect(changed(goalIn(aGoal({ state: 'idea', agreed_by: [] })), { words: 'Sleep well' }, client).body.state).toBe('idea');
  });

  test('two yes marks on the same words make it agreed, one does not', () => {
    const shaping = goalIn(aGoal({ state: 'shaping', agreed_by: [] }));
    const one = marked(shaping, client, true);
    expect(one.body.state).toBe('shaping');
    expect(marked(goalIn(one.body), therapist, true).body.state).toBe('agreed');
    expect(marked(goalIn(), client, false).body).toMatchObject({ state: 'shaping' });
  });

  test('bringing an idea shares it with the client’s own yes', () => {
    const { body, seen_by } = brought({ ...goalIn(aGoal({ state: 'idea', agreed_by: [] })), seen_by: 'only_me' }, client);
    expect(seen_by).toBe('my_therapist');
    expect(body).toMatchObject({ state: 'shaping', agreed_by: [{ by: 'client', who: lena }] });
  });

  test('"harder now" is a flag: state, words and marks stay', () => {
    const [draft, ...rest] = harder(goalIn(), true);
    expect(rest).toEqual([]);
    expect(draft?.body).toEqual({ ...aGoal(), harder_now: true });
    expect(harder(goalIn(aGoal({ state: 'agreed' })), true).map(({ body }) => [body.state, body.harder_now])).toEqual([
      ['active', false],
      ['active', true],
    ]);
    expect(harder(goalIn(aGoal({ state: 'shaping' })), true)).toEqual([]);
  });

  test('rest, letting go and coming back', () => {
    expect(inState(goalIn(aGoal({ harder_now: true })), 'paused').body).toMatchObject({ state: 'paused', harder_now: false });
    expect(reopened(goalIn(aGoal({ state: 'let_go' }))).body.state).toBe('active');
    expect(reopened(goalIn(aGoal({ state: 'let_go', agreed_by: [] }))).body.state).toBe('idea');
    expect(activated(goalIn(aGoal({ state: 'agreed' })))).toHaveLength(1);
    expect(activated(goalIn())).toEqual([]);
  });

  test('segments follow state and horizon', () => {
    expect(segmentOf(aGoal({ horizon: 'long_term' }))).toBe('longer');
    expect(segmentOf(aGoal({ horizon: 'not_sure', state: 'shaping' }))).toBe('now');
    expect(segmentOf(aGoal({ state: 'let_go', horizon: 'long_term' }))).toBe('done');
    expect(segmentOf(aGoal({ state: 'idea' }))).toBe('ideas');
  });

  test('short goals feed a long one', () => {
    const view = viewOf(told('goal', 'bus', aGoal({ feeds: id('free') })), told('goal', 'free', aGoal({ horizon: 'long_term' })));
    expect(feeding(view, id('free')).map((goal) => goal.id)).toEqual([id('bus')]);
  });
});

describe('a little better', () => {
  test('a rise of 1 that lasts two ratings is said once', () => {
    expect(aLittleBetter([3, 4])).toBeUndefined();
    expect(aLittleBetter([3, 4, 4])).toEqual({ from: 3, to: 4 });
    expect(aLittleBetter([3, 4, 4, 4])).toBeUndefined();
    expect(aLittleBetter([3, 5, 4])).toEqual({ from: 3, to: 4 });
    expect(aLittleBetter([3, 4, 3])).toBeUndefined();
    expect(aLittleBetter([5, 4, 3])).toBeUndefined();
  });

  test('of two ratings on one day the later one stands', () => {
    const rating = (value: number, at: string) => ({ value, on: day, spoken: false, at });
    const view = viewOf(
      told('goal', 'bus', aGoal()),
      told('goal_rating', 'r1', { value: 3, on: day, spoken: false }, { about: 'bus', at: rating(3, '2026-11-22T08:00:00Z').at }),
      told('goal_rating', 'r2', { value: 5, on: day, spoken: true }, { about: 'bus', at: '2026-11-22T09:00:00Z' }),
    );
    expect(ratingsOf(view, id('bus')).map((one) => one.body.value)).toEqual([5]);
  });
});

describe('reviews', () => {
  const agreed = told('goal', 'bus', aGoal(), { at: '2026-10-01T10:00:00Z' });
  test('come at the goal’s interval after it was agreed', () => {
    const view = viewOf(agreed);
    const goal = view.get('goal', id('bus'))!;
    expect(reviewDay(view, goal)).toBe('2026-11-05');
    expect(reviewDue(view, goal, '2026-11-04')).toBe(false);
    expect(reviewDue(view, goal, '2026-11-05')).toBe(true);
  });

  test('are not asked again once answered, and can be put off', () => {
    const kept = told('goal_review', 'v', { outcome: 'keep', on: '2026-11-05' }, { about: 'bus' });
    const view = viewOf(agreed, kept);
    expect(reviewDay(view, view.get('goal', id('bus'))!)).toBe('2026-12-10');
    const off = viewOf(agreed, told('goal_review', 'v', { outcome: 'put_off', on: '2026-11-05', until: '2026-11-19' }, { about: 'bus' }));
    expect(reviewDay(off, off.get('goal', id('bus'))!)).toBe('2026-11-19');
  });

  test('a goal that rests is left in peace', () => {
    const view = viewOf(told('goal', 'bus', aGoal({ state: 'paused' }), { at: '2026-01-01T10:00:00Z' }));
    expect(reviewDay(view, view.get('goal', id('bus'))!)).toBeUndefined();
  });
});

describe('steps', () => {
  test('an unlikely step is offered to be smaller once', () => {
    expect(offersSmaller(aStep({ likely: 6 }))).toBe(true);
    expect(offersSmaller(aStep({ likely: 7 }))).toBe(false);
    expect(offersSmaller(aStep({ likely: 3, shrink: 'declined' }))).toBe(false);
    expect(offersSmaller(aStep())).toBe(false);
  });

  test('today’s step is there until something is said of it', () => {
    const step = told('step', 's', aStep({ on: day }), { about: 'bus' });
    const goal = told('goal', 'bus', aGoal());
    expect(stepForToday(viewOf(goal, step), day)?.step.id).toBe(id('s'));
    const said = told('step_event', 'e', { what: 'not_today', on: day, in_the_way: [] }, { about: 's' });
    expect(stepForToday(viewOf(goal, step, said), day)).toBeUndefined();
  });

  test('a day that has passed is not held against anybody, and three are enough', () => {
    const steps = ['a', 'b', 'c', 'd'].map((name) => told('step', name, aStep({ on: '2026-11-01' }), { about: 'bus' }));
    const view = viewOf(told('goal', 'bus', aGoal()), ...steps);
    expect(stepsThisWeek(view, day)).toHaveLength(3);
    expect(stepForToday(view, day)).toBeUndefined();
  });
});

describe('hard spells', () => {
  const spell = (name: string, body: object) =>
    told('setback', name, { started: '2026-11-01', triggers: [], needs: [], helped: [], ...body }, { about: 'bus' });
  const goal = told('goal', 'bus', aGoal());

  test('days to steadier', () => {
    expect(daysToSteadier({ started: '2026-11-12', eased: '2026-11-16' })).toBe(4);
    expect(daysToSteadier({ started: '2026-11-12' })).toBeUndefined();
  });

  test('what helped comes newest first, each once', () => {
    const view = viewOf(goal, spell('a', { helped: ['rest', 'sister'] }), spell('b', { started: '2026-11-10', helped: ['grounding', 'rest'] }));
    expect(helpedBefore(view, id('bus'))).toEqual(['grounding', 'rest', 'sister']);
  });

  test('Today asks once, after three days', () => {
    const open = spell('a', { started: '2026-11-19' });
    expect(spellsToAskAbout(viewOf(goal, open), '2026-11-21')).toEqual([]);
    expect(spellsToAskAbout(viewOf(goal, open), '2026-11-22')).toHaveLength(1);
    expect(spellsToAskAbout(viewOf(goal, spell('a', { started: '2026-11-19', asked: '2026-11-22' })), '2026-11-23')).toEqual([]);
  });
});

test('the T score is 50 for "as hoped" and follows the formula', () => {
  expect(tScore([])).toBeUndefined();
  expect(tScore([{ level: 0, weight: 4 }])).toBe(50);
  expect(tScore([{ level: 1, weight: 6 }])).toBeCloseTo(60);
  // Σwx = 2·1 + 4·(−1) = −2; (0.7·(4+16) + 0.3·36)^½ = √24.8
  const two = tScore([{ level: 1, weight: 2 }, { level: -1, weight: 4 }]);
  expect(two).toBeCloseTo(50 - 20 / Math.sqrt(24.8));
});

test('each side’s newest level stands, and scores go over all rated scales', () => {
  const scale = { levels: ['a', 'b', 'c', 'd', 'e'], start: -1, importance: 2, difficulty: 3, agreed_by: [] };
  const view = viewOf(
    told('goal', 'bus', aGoal()),
    told('attainment_scale', 'scale', scale, { about: 'bus' }),
    told('attainment_rating', 'x', { level: -1, by: 'client', on: '2026-11-01' }, { about: 'scale' }),
    told('attainment_rating', 'y', { level: 1, by: 'client', on: '2026-11-08' }, { about: 'scale' }),
  );
  expect(latestLevel(view, id('scale'), 'client')?.body.level).toBe(1);
  expect(latestLevel(view, id('scale'), 'therapist')).toBeUndefined();
  expect(scoreOf(view, 'client')).toEqual({ score: expect.closeTo(60) as number, goals: 1 });
});

describe('the one next card', () => {
  const now = new Date('2026-11-22T13:50:00Z');
  const goal = told('goal', 'bus', aGoal(), { at: '2026-11-20T10:00:00Z' });
  const meeting = (starts: string) =>
    told('therapy_session', 'm', { starts, minutes: 50, mode: 'room', number: 15, state: 'booked' });
  const step = told('step', 's', aStep({ on: day }), { about: 'bus' });

  test('joining comes before a step, and a step before the rest', () => {
    const view = viewOf(goal, step, meeting('2026-11-22T14:00:00Z'));
    expect(nextCard(view, day, now, new Set()).card).toBe('join');
    expect(nextCard(viewOf(goal, step, meeting('2026-11-22T15:00:00Z')), day, now, new Set()).card).toBe('step');
  });

  test('"not now" shows the next one, and in the end there is nothing to do', () => {
    const view = viewOf(goal, step);
    const first = nextCard(view, day, now, new Set());
    expect(nextCard(view, day, now, new Set([cardKey(first)])).card).toBe('nothing');
    expect(nextCard(viewOf(), day, now, new Set()).card).toBe('question');
  });

  test('an open Together view comes first of all, until nobody can still be at it', () => {
    const opened = (at: string) =>
      viewOf(goal, step, told('together', 't', { open: true, client_joined: false }, { about: 'bus', author: noor, at }));
    expect(nextCard(opened('2026-11-22T13:30:00Z'), day, now, new Set()).card).toBe('together');
    expect(nextCard(opened('2026-11-22T10:00:00Z'), day, now, new Set()).card).toBe('step');
  });

  test('a session that is over or called off is not the next one', () => {
    expect(nextSession(viewOf(meeting('2026-11-22T10:00:00Z')), now)).toBeUndefined();
    expect(nextSession(viewOf(meeting('2026-11-24T10:00:00Z')), now)?.body.number).toBe(15);
  });
});

describe('the story', () => {
  test('tells who, when and why in order, newest first', () => {
    const idea = aGoal({ state: 'idea', agreed_by: [], words: 'Bus' });
    const shaping = { ...idea, state: 'shaping' as const, words: 'Take the bus', reason: 'clearer' };
    const view = viewOf(
      told('goal', 'bus', idea, { at: '2026-08-24T10:00:00Z' }),
      told('goal', 'bus', shaping, { version: 2, at: '2026-08-26T10:00:00Z' }),
      told('goal', 'bus', { ...aGoal({ state: 'agreed' }), words: 'Take the bus' }, { version: 3, at: '2026-08-30T10:00:00Z', author: noor }),
      told('setback', 'h', { started: '2026-09-21', eased: '2026-10-02', triggers: [], needs: [], helped: ['rest'] }, { about: 'bus' }),
    );
    const told_ = storyOf(view, view.get('goal', id('bus'))!);
    expect(told_.map((line) => line.what).sort()).toEqual(['agreed', 'brought', 'eased', 'harder', 'made', 'reworded']);
    expect(told_.at(-1)?.what).toBe('made');
    expect(told_[0]).toMatchObject({ days: 11, helped: ['rest'] });
    expect(told_.find((line) => line.what === 'reworded')).toMatchObject({ before: 'Bus', reason: 'clearer', who: lena });
  });
});

test('what hangs on something private is private too', () => {
  const view = viewOf(
    told('goal', 'bus', aGoal(), { seen_by: 'only_me' }),
    told('step', 's', aStep(), { about: 'bus' }),
    told('step_event', 'e', { what: 'done', on: day, in_the_way: [] }, { about: 's' }),
  );
  expect(therapistSees(view, view.get('step_event', id('e'))!)).toBe(false);
  expect(therapistSees(viewOf(told('goal', 'bus', aGoal())), goalIn())).toBe(true);
});
