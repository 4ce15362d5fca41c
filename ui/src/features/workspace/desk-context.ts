// SPDX-License-Identifier: Apache-2.0
import { createContext, useContext } from 'react';
import type { Desk, DeskClient } from './desk';

/** Hands the desk to every screen of the workspace. */
export const DeskContext = createContext<Desk | null>(null);

/** The desk, read once for all screens. */
export function useDeskContext(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('There is no desk around this screen.');
  return desk;
}

/** One client on the desk, if this record is in the therapist's care. */
export function useClient(record: string): DeskClient | undefined {
  return useDeskContext().clients.find((client) => client.record === record);
}
