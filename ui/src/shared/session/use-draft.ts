// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { sameJson } from '../record/entry';
import type { DraftState, Fields } from './drafts';
import { useSignedIn } from './session-context';

/** A form that is being filled in. */
export interface FormDraft<Form extends object> {
  /** What the form shows: what was typed, over what stands in the record. */
  now: Form;
  /** Takes down what was typed or chosen. */
  set: (part: Partial<Form>) => void;
  /** Forgets what was typed: it has become an entry, or the person said so. */
  clear: () => void;
  /** Something was typed that has not been sent. */
  begun: boolean;
  /** Where the typed words are; nothing when there are none. */
  state: DraftState | undefined;
}

/**
 * A form whose words are never lost. Only what differs from `base` is kept, so that what changes in the record
 * meanwhile is seen wherever nothing was typed over it. The name says which form about which entry.
 */
export function useDraft<Form extends object>(name: string, base: Form): FormDraft<Form> {
  const { drafts } = useSignedIn();
  const kept = useSyncExternalStore(drafts.subscribe, () => drafts.get(name));
  const state = useSyncExternalStore(drafts.subscribe, () => drafts.state(name));
  const standing = useRef(base);
  useEffect(() => {
    standing.current = base;
  });
  const set = useCallback(
    (part: Partial<Form>) => {
      const next: Fields = { ...drafts.get(name), ...part };
      // A text that was typed back to how it stands is no draft any more.
      const stands = standing.current as Fields;
      drafts.set(name, Object.fromEntries(Object.entries(next).filter(([key, value]) => !sameJson(value, stands[key]))));
    },
    [drafts, name],
  );
  const clear = useCallback(() => drafts.drop(name), [drafts, name]);
  return { now: { ...base, ...kept } as Form, set, clear, begun: kept !== undefined, state };
}
