// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { openTogether } from '../../shared/goals/goal';
import { opened } from './model/together-drafts';
import type { Together } from './use-together';

/**
 * Keeps the record's word that the Together view is open on a goal: the therapist opens it, the client joins. Returns a
 * way to close it again.
 */
export function useOpenMark(together: Together, goal: string | undefined): () => void {
  const { record, store, party } = together;
  const done = useRef('');
  useEffect(() => {
    if (!goal || done.current === goal) return;
    done.current = goal;
    const open = openTogether(store.state(record).view, goal);
    if (party === 'therapist' && !open) store.append(record, [opened(goal)]);
    if (party === 'client' && open && !open.body.client_joined)
      store.append(record, [
        { id: open.id, kind: 'together', seen_by: open.seen_by, body: { ...open.body, client_joined: true } },
      ]);
  }, [goal, record, store, party]);
  return () => {
    const open = goal ? openTogether(store.state(record).view, goal) : undefined;
    if (open && party === 'therapist')
      store.append(record, [{ id: open.id, kind: 'together', seen_by: open.seen_by, body: { ...open.body, open: false } }]);
  };
}
