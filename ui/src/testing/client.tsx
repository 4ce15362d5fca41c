// SPDX-License-Identifier: Apache-2.0
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { ClientApp } from '../app/client-app';
import type { Catalogue } from '../shared/api/catalogue';
import type { RecordView } from '../shared/api/records';
import type { EntryView, Myself } from '../shared/api/schema';
import { memoryStore, type DeviceStore } from '../shared/record/device-store';
import { RecordStore } from '../shared/record/record-store';
import { Drafts } from '../shared/session/drafts';
import type { Session, SignedIn } from '../shared/session/session';
import { SessionProvider } from '../shared/session/session-context';
import { SettingsProvider } from '../shared/session/settings-context';
import { ToastPlace } from '../shared/ui/toast';
import { lena, noor, record } from './entries';
import { FakeClinic } from './fake-clinic';

export const catalogue: Catalogue = {
  language: 'en',
  questions: [
    { code: 'Q1', text: 'What would you like to be different?' },
    { code: 'Q2', text: 'What feels off?' },
  ],
  aims: [
    {
      code: 'EASE',
      label: 'Feel better day to day',
      group: 'Feel better',
      specialist: false,
      areas: [{ code: 'EASE.sleep', label: 'Sleep', examples: ['Fall asleep more easily'] }],
    },
    { code: 'SAFE', label: 'Feel safer inside', group: 'Specialist', specialist: true, areas: [{ code: 'SAFE.coop', label: 'Inside', examples: [] }] },
  ],
};

const me: Myself = {
  account: lena,
  role: 'client',
  name: 'Lena Vogel',
  title: '',
  practice: { name: 'Harbour Lane', demo: false, today: '2026-11-22', after_care: { write: 90, read: 3650 } },
  session: {
    id: 'f'.repeat(32),
    idle_minutes: 30,
    ends: '2099-01-01T00:00:00Z',
    proof: 'password',
    enrol: false,
    confirmed_until: '2099-01-01T00:00:00Z',
  },
  unseen_notices: 0,
};

/** The client's app on a clinic in memory, opened at an address. */
export async function openClient(path: string, entries: EntryView[] = [], device: DeviceStore = memoryStore(), after?: RecordView['after']) {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(catalogue), { status: 200 }));
  vi.stubGlobal('scrollTo', () => undefined);
  history.replaceState(null, '', path);
  const clinic = new FakeClinic(lena);
  clinic.log.push(...entries);
  const store = new RecordStore(lena, device, clinic.net(), () => false);
  await store.open(record);
  const people = [
    { account: lena, name: 'Lena Vogel', role: 'client' as const, title: '' },
    { account: noor, name: 'Dr Noor Rahimi', role: 'therapist' as const, title: 'Psychologist' },
  ];
  const treating = after ? [] : [noor];
  const records = [{ id: record, sort: 'client' as const, owner: lena, relationship: 'self' as const, people, treating, ...(after ? { after } : {}) }];
  const drafts = new Drafts(device, () => store.stored());
  await drafts.read();
  const state: SignedIn = { at: 'signed_in', me, records, store, device, drafts, ownDevice: false };
  const session = { state, subscribe: () => () => undefined } as unknown as Session;
  const view = render(
    <SettingsProvider first={{}}>
      <SessionProvider session={session}>
        <ToastPlace label="Messages" closeLabel="Close">
          <ClientApp />
        </ToastPlace>
      </SessionProvider>
    </SettingsProvider>,
  );
  return { ...view, clinic, store, drafts, user: userEvent.setup() };
}
