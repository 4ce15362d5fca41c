// SPDX-License-Identifier: Apache-2.0
import { openTogether } from '../../shared/goals/goal';
import { HelpLink } from '../../shared/shell/screen';
import { useRecord } from '../../shared/session/session-context';
import { Banner } from '../../shared/ui/banner';
import { Button, IconButton } from '../../shared/ui/button';
import { useTogetherWords } from '../../shared/words/together-words';
import { useTogether } from './use-together';

/** Says at the top who sees this screen, whether the other is here, and what a lost connection means. */
export function TogetherBanner({ goal, onLeave }: { goal: string | undefined; onLeave: () => void }) {
  const words = useTogetherWords();
  const { party, names, view, record } = useTogether();
  const { save, store } = useRecord(record);
  const open = goal ? openTogether(view, goal) : undefined;
  const joined = party === 'therapist' && open?.body.client_joined === true;
  return (
    <header className="tg-top">
      <Banner
        edge
        icon="view"
        action={
          party === 'client' ? (
            <>
              <HelpLink />
              <IconButton icon="close" label={words.leave} onClick={onLeave} />
            </>
          ) : (
            <Button look="quiet" icon="close" aria-label={words.leave} onClick={onLeave}>
              {words.leaveShort}
            </Button>
          )
        }
      >
        <strong>{party === 'therapist' ? words.bannerTherapist : words.bannerClient(names.therapist)}</strong>
        {joined && ` ${words.joined(names.client)}`}
      </Banner>
      {party === 'therapist' && save === 'on_device' && store.failing && (
        <Banner edge icon="cloudOff" tint="warm" announce>
          {words.offline}
        </Banner>
      )}
    </header>
  );
}
