// SPDX-License-Identifier: Apache-2.0
// Every screen, full and empty: axe, light and dark, phone and desk, 320 pixels, its words, its way to help.
import { desk, enterAs, phone } from './harness/device.mjs';
import { assertNone, faultsOf } from './harness/look.mjs';
import { story } from './harness/story.mjs';

const tale = story({ loose: true });
const { chapter } = tale;

/** Looks at every place in a list: a name, an address, what is there when it is ready, what to do before looking. */
async function lookAround(device, places, options = {}) {
  const faults = [];
  for (const { name, at, ready, first, shots } of places) {
    if (at) await device.walk(at);
    if (ready) await device.page.getByText(ready).first().waitFor();
    if (first) await first(device);
    faults.push(...(await faultsOf(device, name, { ...options, shots: shots ? name.replace(/\W+/g, '-').toLowerCase() : undefined })));
  }
  assertNone(faults);
}

const newestGoals = async (device, record) => {
  const goals = new Map((await device.entries(record)).filter((entry) => entry.kind === 'goal').map((entry) => [entry.id, entry.body]));
  return [...goals].map(([id, body]) => ({ id, ...body }));
};

chapter('signed out: choosing a person, a password, help, an invitation', async () => {
  const device = await tale.device(phone);
  await device.go('/');
  await lookAround(device, [
    { name: 'choose a person', ready: 'Choose a person', shots: true },
    { name: 'sign in', first: (one) => one.tap('Sign in with a password'), shots: true },
    { name: 'sign in, empty', first: (one) => one.tap('Sign in') },
    { name: 'help, signed out', at: '/help', ready: 'Right now', shots: true },
  ]);
  await device.go('/#/invitation/never-made');
  await lookAround(device, [{ name: 'an invitation that is over', ready: /invitation does not work/ }]);
  await device.close();
});

chapter('a client in the first week: everything empty', async () => {
  const maya = await tale.device(phone);
  await enterAs(maya, 'Maya Osei');
  await lookAround(maya, [
    // Half an hour before her session Today speaks of that.
    { name: 'maya today', ready: /^(Welcome|Your session starts soon)$/, shots: true },
    { name: 'maya goals', at: '/goals', ready: 'I am not sure', shots: true },
    { name: 'maya questions', at: '/questions', ready: 'Question 1 of 8', shots: true },
    { name: 'maya who sees', at: '/settings/who-sees', ready: 'New things are only yours at first.' },
    { name: 'maya topics', at: '/topics', ready: 'To talk about' },
    { name: 'journal', at: '/journal', ready: 'This part is being built.' },
    { name: 'skills', at: '/skills', ready: 'This part is being built.' },
    { name: 'sessions', at: '/sessions', ready: 'This part is being built.' },
    { name: 'progress', at: '/progress', ready: 'This part is being built.' },
    { name: 'learn', at: '/learn', ready: 'This part is being built.' },
    { name: 'nowhere', at: '/nowhere', ready: 'Nothing here' },
    { name: 'no conflicts', at: '/conflicts', ready: 'There is nothing to choose.' },
  ]);
  await maya.close();
});

chapter('a client with a full record', async () => {
  const tom = await tale.device(phone);
  await enterAs(tom, 'Tom Brandt');
  const record = await tom.ownRecord();
  const goal = (await newestGoals(tom, record)).find((one) => one.state === 'active').id;
  const step = (await tom.entries(record)).findLast((entry) => entry.kind === 'step' && entry.about === goal).id;
  const at = (page) => `/goals/${goal}/${page}`;
  await lookAround(tom, [
    { name: 'tom today', at: '/', ready: 'This week', shots: true },
    { name: 'tom goals', at: '/goals', ready: 'Add something I want', shots: true },
    { name: 'goals, longer', at: '/goals/in/longer' },
    { name: 'goals, ideas', at: '/goals/in/ideas' },
    { name: 'goals, done', at: '/goals/in/done' },
    { name: 'tom goal page', at: `/goals/${goal}`, ready: 'Story', shots: true },
    { name: 'who can see this, asked', first: async (one) => {
      await one.tap(one.page.getByRole('button', { name: /^Who can see this:/ }).first());
      await one.tap(one.page.getByRole('menuitemradio', { name: 'Only me' }));
    }, shots: true },
    { name: 'rate', at: at('rate'), ready: 'Save this mark', first: (one) => one.page.reload(), shots: true },
    { name: 'change', at: at('change'), ready: 'Save the new words' },
    { name: 'details', at: at('details'), ready: 'Save details' },
    { name: 'rest', at: at('rest'), ready: 'Let it rest' },
    { name: 'let go', at: at('let-go'), ready: 'That is your choice.' },
    { name: 'reached', at: at('reached'), ready: 'What did it?' },
    { name: 'review', at: at('review'), ready: 'Does it still fit?' },
    { name: 'new step', at: at('step'), ready: 'What will you do?', shots: true },
    { name: 'harder', at: at('harder'), ready: 'What happened?', shots: true },
    { name: 'levels', at: at('levels'), ready: 'Write what each level looks like.' },
    { name: 'step', at: `/steps/${step}`, ready: /^For: / },
    { name: 'step done', at: `/steps/${step}/done`, ready: 'How was it?' },
    { name: 'step not today', at: `/steps/${step}/not-today`, ready: 'What was in the way?' },
    { name: 'step change', at: `/steps/${step}/change`, ready: 'How likely is this?' },
    { name: 'new goal', at: '/goals/new', ready: 'Keep this idea' },
    { name: 'new goal, empty', first: (one) => one.tap('Keep this idea') },
    { name: 'explore', at: '/explore', ready: 'Look around', shots: true },
    { name: 'explore, searched', first: (one) => one.page.getByRole('searchbox').fill('sleep') },
    { name: 'a goal of nobody', at: `/goals/${'0'.repeat(32)}`, ready: 'This goal is not here any more.' },
    { name: 'a closed together view', at: `/together/${goal}`, ready: 'Where is it now?', shots: true },
  ]);
  await tom.close();
});

chapter('a client’s settings and privacy, help, a hard day', async () => {
  const tom = await tale.device(phone);
  await enterAs(tom, 'Tom Brandt');
  await lookAround(tom, [
    { name: 'settings', at: '/settings', ready: 'Sign out here', shots: true },
    { name: 'sign out, asked', first: (one) => one.tap('Sign out here') },
    { name: 'who sees', at: '/settings/who-sees', ready: 'New things are only yours', first: (one) => one.page.reload(), shots: true },
    { name: 'who looked', at: '/settings/who-looked', ready: 'Show when I looked too', shots: true },
    { name: 'devices', at: '/settings/devices', ready: 'This device' },
    { name: 'leave', at: '/settings/leave', ready: 'On a keyboard, press Shift three times.' },
    { name: 'look', at: '/settings/look', ready: 'This is how text looks now.' },
    { name: 'password', at: '/settings/password', ready: 'New password' },
    { name: 'help', at: '/help', ready: 'Right now' },
    { name: 'hard day', at: '/', first: (one) => one.tap('Keep it simple'), shots: true },
  ]);
  await tom.walk('/settings/look');
  await tom.page.locator('label').filter({ hasText: 'Largest' }).click();
  await lookAround(tom, [
    { name: 'goals in the largest text', at: '/goals', ready: 'Add something I want' },
    { name: 'settings in the largest text', at: '/settings', ready: 'Sign out here', shots: true },
  ]);
  await tom.close();
});

chapter('hard spells, five levels, ends: what other people’s goals look like', async () => {
  const faults = [];
  for (const [who, pick] of [
    ['Lena Vogel', (goal, all) => all.some((entry) => entry.kind === 'setback' && entry.about === goal.id)],
    ['Noah Fischer', (goal, all) => all.some((entry) => entry.kind === 'attainment_scale' && entry.about === goal.id)],
    ['Owen Price', (goal) => goal.state === 'reached' || goal.state === 'keeping_going' || goal.state === 'closed'],
    ['Ines Ferreira', (goal) => goal.harder_now],
    ['Daniel Whitlock', (goal) => goal.horizon === 'long_term'],
    ['Sofia Marin', () => true],
  ]) {
    const device = await tale.device(phone);
    await enterAs(device, who);
    const record = await device.ownRecord();
    const all = await device.entries(record);
    const goals = await newestGoals(device, record);
    const goal = goals.find((one) => pick(one, all)) ?? goals[0];
    await device.walk(`/goals/${goal.id}`);
    await device.heading('Story');
    const name = who.split(' ')[0].toLowerCase();
    faults.push(...(await faultsOf(device, `the goal of ${who}`, { shots: `${name}-goal` })));
    if (who === 'Noah Fischer') {
      await device.walk(`/goals/${goal.id}/levels`);
      await device.heading('Five levels');
      faults.push(...(await faultsOf(device, 'five levels, rated', { shots: 'noah-levels' })));
    }
    if (who === 'Ines Ferreira') {
      const spell = all.findLast((entry) => entry.kind === 'setback').id;
      await device.walk(`/goals/${goal.id}/eased/${spell}`);
      await device.heading('It has eased');
      faults.push(...(await faultsOf(device, 'it has eased')));
    }
    await device.close();
  }
  assertNone(faults);
});

chapter('a therapist’s workspace', async () => {
  const ana = await tale.device(desk);
  await enterAs(ana, 'Ana Duarte');
  const tom = await ana.recordOf('Tom Brandt');
  const maya = await ana.recordOf('Maya Osei');
  const article = (one) => one.page.getByRole('article').first();
  const closed = (one) => one.page.keyboard.press('Escape');
  await lookAround(ana, [
    { name: 'ana today', at: '/', ready: 'Needs thought', shots: true },
    { name: 'jump', first: (one) => one.page.keyboard.press('Control+k') },
    { name: 'caseload', at: '/caseload', first: closed, ready: 'Find by name', shots: true },
    { name: 'caseload, nobody found', first: (one) => one.page.getByRole('searchbox').fill('zzz') },
    { name: 'invite', first: (one) => one.tap('Invite a client') },
    { name: 'invited', first: async (one) => {
      await one.write('Their name', 'Robin');
      await one.tap('Make the link');
      await one.sees(/The link is ready/);
    } },
    { name: 'record of tom', at: `/clients/${tom}`, first: closed, ready: 'My prep note', shots: true },
    { name: 'goals of tom', at: `/clients/${tom}/goals`, ready: 'Next steps', shots: true },
    { name: 'suggest', first: (one) => article(one).getByRole('button', { name: 'Suggest', exact: true }).click(), shots: true },
    { name: 'spoken rating', first: async (one) => {
      await closed(one);
      await article(one).getByRole('button', { name: 'Enter a rating they said' }).click();
    } },
    { name: 'write five levels', first: async (one) => {
      await closed(one);
      await article(one).getByRole('button', { name: 'Write five levels' }).click();
    } },
    { name: 'record of maya', at: `/clients/${maya}`, first: closed, ready: 'My prep note', shots: true },
    { name: 'goals of maya', at: `/clients/${maya}/goals`, ready: 'Questions you could ask' },
    { name: 'record of nobody', at: `/clients/${'0'.repeat(32)}`, ready: 'This page is not here.' },
    { name: 'a new goal together', at: `/together/${tom}`, ready: 'A new goal' },
    { name: 'staff settings', at: '/settings', ready: 'Sign out here' },
    { name: 'staff devices', at: '/settings/devices', ready: 'This device' },
    { name: 'staff leave', at: '/settings/leave', ready: 'Try it now' },
    { name: 'staff look', at: '/settings/look', ready: 'This is how text looks now.' },
    { name: 'staff password', at: '/settings/password', ready: 'New password' },
    { name: 'staff help', at: '/help', ready: 'Right now' },
  ], { client: false });
  await ana.walk(`/clients/${tom}/goals`);
  await ana.button('Open together').first().click();
  await lookAround(ana, [{ name: 'together with tom', ready: 'Where is it now?', shots: true }], { client: false });
  await ana.close();
});

chapter('an invitation, and the people who run the practice', async () => {
  const petra = await tale.device(desk);
  await enterAs(petra, 'Petra Novak');
  await lookAround(petra, [{ name: 'people', ready: 'Judith Kessler', shots: true }], { client: false });
  await petra.tap('Invite staff');
  await lookAround(petra, [{ name: 'invite staff' }], { client: false });
  await petra.close();

  const ana = await tale.device(desk);
  await enterAs(ana, 'Ana Duarte');
  await ana.walk('/caseload');
  await ana.tap('Invite a client');
  await ana.write('Their name', 'Robin');
  await ana.tap('Make the link');
  const link = await ana.page.getByLabel('Invitation link').inputValue();
  await ana.close();
  const robin = await tale.device(phone);
  await robin.page.goto(link);
  await lookAround(robin, [{ name: 'invitation', ready: /has invited you/, shots: true }]);
  await robin.close();

  const judith = await tale.device(desk);
  await enterAs(judith, 'Judith Kessler');
  await lookAround(judith, [{ name: 'a supervisor’s today', ready: 'Needs thought' }], { client: false });
  await judith.close();
});
