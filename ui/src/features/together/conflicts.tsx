// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';
import type { AnyDraft } from '../../shared/record/entry';
import type { Conflict } from '../../shared/record/outbox';
import { useRecord } from '../../shared/session/session-context';
import { BothTexts, textOfBody } from '../../shared/ui/both-texts';
import { Banner } from '../../shared/ui/banner';
import { useTogetherWords } from '../../shared/words/together-words';
import { autoMerged } from './model/auto-merge';
import { useTogether } from './use-together';

/** Changes that met in the clinic and could not be brought together by themselves: both texts, and a choice. */
export function Conflicts() {
  const words = useTogetherWords();
  const { record, names, party } = useTogether();
  const { conflicts, refused, store } = useRecord(record);
  useEffect(() => {
    for (const conflict of conflicts) {
      const draft = mergedDraft(conflict);
      if (!draft) continue;
      store.settle(conflict, 'theirs');
      store.append(record, [draft]);
    }
  }, [conflicts, store, record]);
  const toDecide = conflicts.filter((conflict) => mergedDraft(conflict) === undefined);
  return (
    <>
      {toDecide.map((conflict) => (
        <BothTexts
          key={conflict.seq + conflict.id}
          words={{ ...words.conflict, theirs: words.conflict.theirs(names[party === 'client' ? 'therapist' : 'client']) }}
          mine={textOfBody(conflict.mine)}
          theirs={textOfBody(conflict.theirs.body)}
          onChoose={(choice) => store.settle(conflict, choice)}
        />
      ))}
      {refused.map((waiting) => (
        <Banner key={waiting.seq} tint="warm" announce>
          {words.refused} {waiting.trouble?.sentence}
        </Banner>
      ))}
    </>
  );
}

/** The version that holds what both wrote, where nothing is lost by it. */
function mergedDraft(conflict: Conflict): AnyDraft | undefined {
  if (conflict.kind !== 'goal' && conflict.kind !== 'step') return undefined;
  const body = autoMerged(conflict.base, conflict.mine, conflict.theirs.body);
  // The body is made of two bodies of this kind, member by member.
  return body && ({ id: conflict.id, kind: conflict.kind, seen_by: conflict.theirs.seen_by, body } as unknown as AnyDraft);
}
