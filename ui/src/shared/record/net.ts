// SPDX-License-Identifier: Apache-2.0
import type { AppendAnswer, AppendRequest, EntriesPage } from '../api/schema';

/** What the local copy asks of the world. */
export interface Net {
  readEntries(record: string, since?: string): Promise<EntriesPage>;
  writeEntries(record: string, list: AppendRequest): Promise<AppendAnswer>;
  /** The account this browser is signed in as, asked before anything is sent. */
  account(): Promise<string>;
}
