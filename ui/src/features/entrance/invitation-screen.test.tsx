// SPDX-License-Identifier: Apache-2.0
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { RecordView } from '../../shared/api/records';
import type { InvitationView, Myself } from '../../shared/api/schema';
import type { Session, SessionState } from '../../shared/session/session';
import { SessionProvider } from '../../shared/session/session-context';
import { SettingsProvider } from '../../shared/session/settings-context';
import { ToastPlace } from '../../shared/ui/toast';
import { lena, noor, record } from '../../testing/entries';
import { InvitationScreen } from './invitation-screen';

const invitation: InvitationView = {
  practice: 'Harbour Lane',
  invited_by: 'Ben Achterberg',
  role: 'client',
  name: 'Lena',
  expires: '2026-11-29T10:00:00Z',
  in_care: false,
};

const after = (access: 'writing' | 'reading' | 'closed') => ({
  access,
  ended: '2026-06-01T12:00:00Z',
  writes_until: '2026-09-01T12:00:00Z',
  reads_until: '2036-06-01T12:00:00Z',
});

const own = (more: Partial<RecordView> = {}): RecordView => ({
  id: record,
  sort: 'client',
  owner: lena,
  relationship: 'self',
  people: [
    { account: lena, name: 'Lena Vogel', role: 'client', title: '' },
    { account: noor, name: 'Dr Noor Rahimi', role: 'therapist', title: '' },
  ],
  treating: [],
  after: after('reading'),
  ...more,
});

interface Setting {
  role?: Myself['role'];
  view?: Partial<InvitationView>;
  records?: RecordView[];
  signedOut?: boolean;
  /** What the clinic says to looking it up, and to a yes: a status, and a kind of error where it is one. */
  looks?: [number, string?];
  yes?: [number, string?];
}

const answer = ([status, kind]: [number, string?], body: object) =>
  new Response(JSON.stringify(kind ? { error: { kind, path: '', sentence: '' } } : body), { status });

function open({ role = 'client', view = {}, records = [own()], signedOut, looks = [200], yes = [200] }: Setting = {}) {
  const asked: string[] = [];
  const clinic = { looks };
  vi.stubGlobal('scrollTo', () => undefined);
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(`${init.method} ${path}`);
    if (path.startsWith('/api/demo')) return answer([404, 'not_found'], {});
    return init.method === 'POST' ? answer(yes, {}) : answer(clinic.looks, { ...invitation, ...view });
  });
  const me = { account: lena, role, name: 'Lena Vogel', practice: { today: '2026-11-22' }, session: { enrol: false } };
  const state = (signedOut ? { at: 'signed_out', why: 'nobody' } : { at: 'signed_in', me, records }) as unknown as SessionState;
  const refresh = vi.fn(async () => undefined);
  const signOut = vi.fn(async () => undefined);
  const session = { state, subscribe: () => () => undefined, refresh, signOut, unsent: 0 } as unknown as Session;
  const done = vi.fn();
  render(
    <SettingsProvider first={{}}>
      <SessionProvider session={session}>
        <ToastPlace label="Messages" closeLabel="Close">
          <InvitationScreen token="abc" onDone={done} />
        </ToastPlace>
      </SessionProvider>
    </SettingsProvider>,
  );
  const yesSent = () => asked.filter((one) => one === 'POST /api/invitations/abc/care').length;
  return { done, refresh, signOut, yesSent, clinic, user: userEvent.setup() };
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('somebody who is not signed in', () => {
  test('can make a new account or sign in to the one they have, and come back', async () => {
    const { user, yesSent } = open({ signedOut: true });
    await user.click(await screen.findByRole('button', { name: 'I already have an account here' }));
    expect(screen.getByLabelText('Email or user name')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back to the invitation' }));
    expect(screen.getByText('Ben Achterberg at Harbour Lane has invited you.')).toBeTruthy();
    await user.click(screen.getByRole('checkbox'));
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    expect(screen.getByLabelText('Choose a password')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'I already have an account here' })).toBeTruthy();
    expect(yesSent()).toBe(0);
  });

  test('is offered no account of theirs where the invitation is to work here', async () => {
    open({ signedOut: true, view: { role: 'therapist' } });
    expect(await screen.findByRole('button', { name: 'Go on' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'I already have an account here' })).toBeNull();
  });
});

describe('a client who is signed in', () => {
  test('reads what a yes means before anything is sent, and their yes begins it', async () => {
    const { user, done, refresh, yesSent } = open();
    expect(await screen.findByRole('heading', { name: 'Work with Ben?' })).toBeTruthy();
    expect(screen.getByText('From now on, Ben sees what is shared in your record.')).toBeTruthy();
    expect(screen.getByText('What is only yours stays only yours.')).toBeTruthy();
    expect(screen.getByText('You can write here again.')).toBeTruthy();
    expect(screen.getByText('You are signed in as Lena Vogel.')).toBeTruthy();
    expect(yesSent()).toBe(0);
    await user.click(screen.getByRole('button', { name: 'Yes, begin' }));
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(yesSent()).toBe(1);
    expect(refresh).toHaveBeenCalledOnce();
    expect(screen.getByText('You and Ben work together here now.')).toBeTruthy();
  });

  test('says not now, and nothing is sent', async () => {
    const { user, done, yesSent } = open();
    await user.click(await screen.findByRole('button', { name: 'Not now' }));
    expect(done).toHaveBeenCalledOnce();
    expect(yesSent()).toBe(0);
  });

  test('is told of what opens again, of endings and of who else sees it, just where it is so', async () => {
    open({ records: [own({ after: after('closed') })] });
    expect(await screen.findByText('You can read and write here again.')).toBeTruthy();
    expect(screen.getByText('Ben also sees when and why that work ended.')).toBeTruthy();
    cleanup();
    const { after: _over, ...going } = own({ treating: [noor] });
    open({ records: [going] });
    expect(await screen.findByText('Noor still works with you here and sees the same.')).toBeTruthy();
    expect(screen.queryByText(/work ended/)).toBeNull();
    expect(screen.queryByText(/write here again/)).toBeNull();
  });

  test('who is in care already is told so, with nothing to press but the way on', async () => {
    const { user, done, yesSent } = open({ view: { in_care: true } });
    expect(await screen.findByText('Ben works with you here already. Nothing has changed.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Go to my page' }));
    expect(done).toHaveBeenCalledOnce();
    expect(yesSent()).toBe(0);
  });

  test('can say that it is somebody else’s account', async () => {
    const { user, signOut } = open();
    await user.click(await screen.findByRole('button', { name: 'This is not me' }));
    expect(signOut).toHaveBeenCalledOnce();
  });

  test.each<[[number, string], RegExp]>([
    [[404, 'not_found'], /does not work any more/],
    [[409, 'conflict'], /works with you here already/],
    [[422, 'refused'], /makes a new account to work here/],
    [[403, 'not_allowed'], /You work here/],
    [[401, 'signed_out'], /You were signed out/],
    [[503, 'unavailable'], /cannot reach your clinic/],
  ])('reads one sentence when the answer is %s, and can try again', async (yes, sentence) => {
    const { user, done, yesSent } = open({ yes });
    await user.click(await screen.findByRole('button', { name: 'Yes, begin' }));
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(done).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Yes, begin' }));
    await waitFor(() => expect(yesSent()).toBe(2));
  });
});

describe('an account that the invitation is not for', () => {
  test.each([
    [{ role: 'therapist' as const }, /this link is for a client/],
    [{ view: { role: 'therapist' as const } }, /makes a new account to work here/],
  ])('is told what to do instead: %o', async (setting, sentence) => {
    const { user, signOut, done, yesSent } = open(setting);
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Yes, begin' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Go to my page' }));
    expect(done).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(signOut).toHaveBeenCalledOnce();
    expect(yesSent()).toBe(0);
  });
});

describe('a link that does not open', () => {
  test('is over, or cannot be looked up now: these are two matters', async () => {
    open({ looks: [404, 'not_found'] });
    expect(await screen.findByText('This invitation does not work any more. Ask for a new one.')).toBeTruthy();
    cleanup();
    const { clinic, user } = open({ looks: [503, 'unavailable'] });
    expect(await screen.findByText(/We cannot reach your clinic now/)).toBeTruthy();
    clinic.looks = [200];
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Work with Ben?' })).toBeTruthy();
  });
});
