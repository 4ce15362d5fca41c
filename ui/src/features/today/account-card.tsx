// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { useMe } from '../../shared/session/session-context';
import { useSettings } from '../../shared/session/settings-context';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { useWords } from '../../shared/words/words';

/** What is new about one's way in, and once on each device the offer of a safer one. Quiet, below what matters today. */
export function AccountCard({ settled }: { settled: boolean }) {
  const words = useWords().today.account;
  const me = useMe();
  const { settings, set } = useSettings();
  if (me.unseen_notices > 0)
    return (
      <Card tint="sunk">
        <p>{words.notices(me.unseen_notices)}</p>
        <div>
          <Link href="/settings/notices" className="ui-button" data-look="secondary">
            {words.look}
          </Link>
        </div>
      </Card>
    );
  // Who signed in with a password alone has set up nothing else yet.
  if (!settled || me.session.proof !== 'password' || settings.factorOffer) return null;
  const answered = () => set('factorOffer', 'answered');
  return (
    <Card heading={words.offer} tint="sunk">
      <p>{words.offerLine}</p>
      <div className="row">
        <Link href="/settings/sign-in" className="ui-button" data-look="secondary" onClick={answered}>
          {words.offerDo}
        </Link>
        <Button look="quiet" onClick={answered}>
          {words.offerNot}
        </Button>
      </div>
    </Card>
  );
}
