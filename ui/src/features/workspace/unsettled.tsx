// SPDX-License-Identifier: Apache-2.0
import { Banner } from '../../shared/ui/banner';
import { BothTexts, textOfBody } from '../../shared/ui/both-texts';
import { Button } from '../../shared/ui/button';
import { firstNameOf } from '../../shared/ui/initials';
import { useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';

/** What was written here and has not come to rest: texts that met somebody else's, and what was not taken. */
export function Unsettled({ client }: { client: DeskClient }) {
  const words = useWorkspaceWords().unsettled;
  const { store } = useDeskContext();
  const { conflicts, refused, save } = client.state;
  return (
    <>
      {save === 'on_device' && store.failing && (
        <Banner icon="cloudOff" announce>
          {words.onDevice}
        </Banner>
      )}
      {conflicts.map((conflict) => (
        <BothTexts
          key={conflict.seq + conflict.id}
          words={{ ...words, theirs: words.theirs(firstNameOf(client.name)) }}
          mine={textOfBody(conflict.mine)}
          theirs={textOfBody(conflict.theirs.body)}
          onChoose={(choice) => store.settle(conflict, choice)}
        />
      ))}
      {refused.map((waiting) => (
        <Banner
          key={waiting.seq}
          tint="warm"
          announce
          action={
            <>
              <Button onClick={() => store.retry(waiting.seq)}>{words.again}</Button>
              <Button look="quiet" onClick={() => store.discard(waiting.seq)}>
                {words.remove}
              </Button>
            </>
          }
        >
          {words.refused} {waiting.trouble?.sentence} {waiting.entries.map((entry) => textOfBody(entry.body)).filter(Boolean).join(' · ')}
        </Banner>
      ))}
    </>
  );
}
