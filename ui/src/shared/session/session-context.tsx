// SPDX-License-Identifier: Apache-2.0
import { createContext, useContext, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { RecordPerson, RecordView } from '../api/records';
import type { Myself } from '../api/schema';
import type { RecordState, RecordStore } from '../record/record-store';
import type { Session, SessionState, SignedIn } from './session';

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session itself, for signing in and out. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no session around this component.');
  return session;
}

export function useSessionState(): SessionState {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, () => session.state);
}

/** Who is signed in, with their records. Only for screens that stand behind signing in. */
export function useSignedIn(): SignedIn {
  const state = useSessionState();
  if (state.at !== 'signed_in') throw new Error('Nobody is signed in.');
  return state;
}

export function useMe(): Myself {
  return useSignedIn().me;
}

/** One record, from the local copy, opened and kept up to date while a screen shows it. */
export function useRecord(record: string): RecordState & { store: RecordStore; record: string } {
  const { store } = useSignedIn();
  const state = useSyncExternalStore(store.subscribe, () => store.state(record));
  useEffect(() => void store.open(record), [store, record]);
  return { ...state, store, record };
}

/** My own client record, for the client app. */
export function useOwnRecord(): RecordView {
  const { records } = useSignedIn();
  const own = records.find((one) => one.relationship === 'self' && one.sort === 'client');
  if (!own) throw new Error('This person has no record of their own.');
  return own;
}

/** The therapist in a client's record, if there is one now. */
export function therapistOf(record: RecordView): RecordPerson | undefined {
  return record.people.find((person) => record.treating.includes(person.account));
}

/** The first part of a name, as people are called here. */
export function firstName(name: string): string {
  return name.replace(/^Dr\.?\s+/, '').split(' ')[0] ?? name;
}
