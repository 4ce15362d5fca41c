// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { EndingEntry, EndingReason, Why } from '../../shared/ending/ending';
import { useDraft } from '../../shared/session/use-draft';

/** My reason while it is being picked, and my words, which a closed tab does not lose; the last part forgets them. */
export function useWhy(ending: EndingEntry | undefined, therapist: string): [Why, (why: Why) => void, () => void] {
  const [reason, setReason] = useState<EndingReason | undefined>(ending?.body.client_reason);
  const draft = useDraft(`ending-why/${therapist}`, { words: ending?.body.client_words ?? '' });
  const { words } = draft.now;
  const change = (why: Why) => {
    setReason(why.reason);
    if (why.words !== words) draft.set({ words: why.words });
  };
  return [{ reason, words }, change, draft.clear];
}
