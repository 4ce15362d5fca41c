// SPDX-License-Identifier: Apache-2.0
import type { RecordView } from '../api/records';
import type { Myself } from '../api/schema';
import type { DeviceStore } from '../record/device-store';
import type { RecordStore } from '../record/record-store';
import type { Drafts } from './drafts';

/** Why nobody is signed in here: nobody was, the session is over, or another person signed in in this browser. */
export type SignedOutWhy = 'nobody' | 'ended' | 'other_person' | 'offline';

/** Somebody at work: who, on which records, with their local copy. */
export interface SignedIn {
  at: 'signed_in';
  me: Myself;
  records: readonly RecordView[];
  store: RecordStore;
  device: DeviceStore;
  /** What was typed and not sent, on every form. */
  drafts: Drafts;
  ownDevice: boolean;
}

export type SessionState = { at: 'starting' } | { at: 'signed_out'; why: SignedOutWhy } | SignedIn;

/** What happens to entries that have not been sent when somebody signs out. */
export type UnsentChoice = 'keep' | 'remove';
