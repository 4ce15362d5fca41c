// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { RecordView } from '../../shared/api/records';
import type { RecordState, RecordStore } from '../../shared/record/record-store';
import { useSignedIn } from '../../shared/session/session-context';
import { readFacts, type ClientFacts } from './model/facts';
import { reasonsToThink, type ThoughtReason } from './model/needs-thought';
import { sessionsOn } from './model/sessions';
import type { Entry } from '../../shared/record/entry';

/** One client as the desk shows them. */
export interface DeskClient {
  record: string;
  owner: string;
  name: string;
  state: RecordState;
  facts: ClientFacts;
  reasons: ThoughtReason[];
}

/** One meeting of today with the client it is for. */
export interface DeskSession {
  client: DeskClient;
  session: Entry<'therapy_session'>;
}

/** Everything on the therapist's desk. */
export interface Desk {
  me: { account: string; name: string };
  store: RecordStore;
  clients: DeskClient[];
  /** Today's meetings by time. */
  sessions: DeskSession[];
  /** The therapist's own record, for notes that are nobody else's. */
  vault: string | undefined;
  today: string;
  now: Date;
  /** Every client's record is here, from this device or from the clinic. */
  loaded: boolean;
}

/** The client whose record it is, by name. */
export function ownerOf(record: RecordView): { account: string; name: string } {
  const owner = record.people.find((person) => person.account === record.owner);
  return { account: record.owner, name: owner?.name ?? '' };
}

/** The time now, told anew every half minute. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function useStates(store: RecordStore, records: readonly string[]): RecordState[] {
  const last = useRef<RecordState[]>([]);
  const states = useSyncExternalStore(store.subscribe, () => {
    const next = records.map((record) => store.state(record));
    const same = next.length === last.current.length && next.every((state, index) => state === last.current[index]);
    if (!same) last.current = next;
    return last.current;
  });
  useEffect(() => {
    for (const record of records) void store.open(record);
  }, [store, records]);
  return states;
}

/** Opens every record in this therapist's care and reads it for the first screens. */
export function useDesk(): Desk {
  const { me, records, store } = useSignedIn();
  const now = useNow();
  const mine = useMemo(
    () => records.filter((record) => record.sort === 'client' && record.relationship === 'treating'),
    [records],
  );
  const ids = useMemo(() => mine.map((record) => record.id), [mine]);
  const states = useStates(store, ids);
  const today = me.practice.today;
  return useMemo(() => {
    const clients = mine.flatMap((record, index): DeskClient[] => {
      const state = states[index];
      if (!state) return [];
      const owner = ownerOf(record);
      const facts = readFacts(state.view, owner.account, now, today);
      const reasons = state.loaded ? reasonsToThink(facts) : [];
      return [{ record: record.id, owner: owner.account, name: owner.name, state, facts, reasons }];
    });
    const sessions = clients
      .flatMap((client) => sessionsOn(client.state.view, today).map((session) => ({ client, session })))
      .sort((a, b) => Date.parse(a.session.body.starts) - Date.parse(b.session.body.starts));
    return {
      me: { account: me.account, name: me.name },
      store,
      clients: clients.sort((a, b) => a.name.localeCompare(b.name)),
      sessions,
      vault: records.find((record) => record.sort === 'vault' && record.relationship === 'self')?.id,
      today,
      now,
      loaded: clients.every((client) => client.state.loaded),
    };
  }, [me, records, store, mine, states, now, today]);
}
