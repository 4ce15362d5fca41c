// SPDX-License-Identifier: Apache-2.0
import { createContext, useContext } from 'react';
import type { Actor } from '../../shared/goals/goal-change';
import type { View } from '../../shared/record/copy';
import type { AnyDraft, Party } from '../../shared/record/entry';
import type { RecordStore } from '../../shared/record/record-store';

/** Everything a part of the Together view needs: one record, one goal, who is here, and a way to write. */
export interface Together {
  record: string;
  view: View;
  store: RecordStore;
  today: string;
  /** Who sits at this device. */
  actor: Actor;
  party: Party;
  /** First names, by party. */
  names: Record<Party, string>;
  fullNames: Record<Party, string>;
  /** Writes, and remembers how to take it back. */
  write: (drafts: readonly AnyDraft[], undo?: (view: View) => readonly AnyDraft[]) => void;
  /** Takes back the last deed of the person at this device; absent when there is none. */
  takeBack: (() => void) | undefined;
}

/** Hands the open Together view to its parts. */
export const TogetherContext = createContext<Together | null>(null);

/** The Together view around this part. */
export function useTogether(): Together {
  const together = useContext(TogetherContext);
  if (!together) throw new Error('There is no Together view around this part.');
  return together;
}
