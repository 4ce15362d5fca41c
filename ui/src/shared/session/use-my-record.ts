// SPDX-License-Identifier: Apache-2.0
import { useCallback } from 'react';
import type { RecordView } from '../api/records';
import type { AnyDraft } from '../record/entry';
import type { RecordState, RecordStore } from '../record/record-store';
import type { Actor } from '../goals/goal-change';
import { useWords } from '../words/words';
import { firstName, therapistOf, useOwnRecord, useRecord, useSignedIn } from './session-context';

interface MyRecord extends RecordState {
  record: RecordView;
  store: RecordStore;
  actor: Actor;
  /** The therapist's first name, or nothing while there is none. */
  therapist: string | undefined;
  /** What people are called here: "You", or their first name. */
  nameOf: (account: string) => string;
  write: (drafts: readonly AnyDraft[]) => string[];
}

/** The client's own record with everything a screen needs: what is in it, who is in it, and how to write. */
export function useMyRecord(): MyRecord {
  const { me } = useSignedIn();
  const own = useOwnRecord();
  const words = useWords();
  const { store, record: _id, ...state } = useRecord(own.id);
  const therapist = therapistOf(own);
  const write = useCallback((drafts: readonly AnyDraft[]) => store.append(own.id, drafts), [store, own.id]);
  const nameOf = (account: string) => {
    if (account === me.account) return words.goals.story.you;
    const person = own.people.find((one) => one.account === account);
    if (!person) return words.privacy.your;
    // The name of somebody who was erased comes as an empty text.
    return person.name ? firstName(person.name) : words.privacy.looked.gone;
  };
  return {
    ...state,
    record: own,
    store,
    actor: { account: me.account, party: 'client' },
    therapist: therapist && firstName(therapist.name),
    nameOf,
    write,
  };
}
