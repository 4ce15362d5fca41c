// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { RecordView } from '../api/records';
import { useOwnRecord } from './session-context';

/** Whether new words are taken in this record: while care lasts, and for the time to write after it. */
export const takesWords = (record: RecordView): boolean => !record.after || record.after.access === 'writing';

/** What leads to writing: there while the client can write in their record, and gone when they may only read. */
export function WhileWriting({ children }: { children: ReactNode }) {
  return takesWords(useOwnRecord()) ? children : null;
}
