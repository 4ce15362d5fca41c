// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { endOtherSessions, type PasskeyView } from '../../shared/api/doors';
import type { FactorList } from '../../shared/api/schema';
import { doorSentence } from '../../shared/doors/door-sentence';
import { passkeysPossible } from '../../shared/doors/passkey';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { EmptyState } from '../../shared/ui/empty-state';
import { Icon } from '../../shared/ui/icon';
import { Skeleton } from '../../shared/ui/skeleton';
import { useToast } from '../../shared/ui/toast';
import { useDayWords } from '../../shared/words/days';
import { useDoorWords } from '../../shared/words/door-words';
import { useWords } from '../../shared/words/words';
import { RemoveDialog, type Removed } from './remove-dialog';
import { useOwnFactors } from './use-own-factors';
import '../../shared/doors/doors.css';

/** How I sign in: what there is, what can be added, what can go, and the way to sign out everywhere else. */
export function WaysScreen() {
  const words = useDoorWords();
  const loading = useWords().frame.loading;
  const { factors, load } = useOwnFactors();
  const [removing, setRemoving] = useState<Removed>();
  return (
    <Screen title={words.ways.title} back="/settings">
      {factors === undefined && <Skeleton label={loading} count={4} />}
      {factors === 'failed' && (
        <EmptyState title={words.ways.failed}>
          <Button onClick={load}>{words.ways.again}</Button>
        </EmptyState>
      )}
      {factors !== undefined && factors !== 'failed' && (
        <>
          <p>{factors.required ? words.ways.staffLine : words.ways.line}</p>
          <Passkeys factors={factors} onRemove={setRemoving} />
          <CodeApp factors={factors} onRemove={setRemoving} />
          <Codes factors={factors} />
          <Others />
        </>
      )}
      {removing && <RemoveDialog what={removing} onClose={() => setRemoving(undefined)} onRemoved={load} />}
    </Screen>
  );
}

interface PartProps {
  factors: FactorList;
  onRemove: (what: Removed) => void;
}

function Passkeys({ factors, onRemove }: PartProps) {
  const text = useDoorWords().ways;
  return (
    <Card heading={text.passkeys}>
      {factors.passkeys.length === 0 ? (
        <p>{text.noPasskeys}</p>
      ) : (
        <ul role="list" className="doors-list">
          {factors.passkeys.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} onRemove={() => onRemove({ passkey: passkey.id, name: passkey.name })} />
          ))}
        </ul>
      )}
      {passkeysPossible() ? (
        <div>
          <Link href="/settings/sign-in/passkey" className="ui-button" data-look={factors.passkeys.length === 0 ? 'primary' : 'secondary'}>
            <Icon name="add" />
            {text.add}
          </Link>
        </div>
      ) : (
        <p className="type-small type-muted">{text.notPossible}</p>
      )}
    </Card>
  );
}

function PasskeyLine({ passkey, onRemove }: { passkey: PasskeyView; onRemove: () => void }) {
  const text = useDoorWords().ways;
  const facts = useFacts();
  return (
    <li className="doors-item">
      <Icon name="key" />
      <span>
        <span className="doors-name">{passkey.name}</span>
        <span className="type-small type-muted">{facts.made(passkey.created)}</span>
        <span className="type-small type-muted">{facts.used(passkey.last_used)}</span>
        {passkey.synced && <span className="type-small type-muted">{text.synced}</span>}
      </span>
      <Button aria-label={text.removeName(passkey.name)} onClick={onRemove}>
        {text.remove}
      </Button>
    </li>
  );
}

/** "Made today 14:02", "Last used yesterday 9:30" */
function useFacts(): { made: (created: string) => string; used: (used: string | undefined) => string } {
  const text = useDoorWords().ways;
  const days = useDayWords();
  return {
    made: (created) => text.made(days.lately(created)),
    used: (used) => (used ? text.used(days.lately(used)) : text.unused),
  };
}

function CodeApp({ factors, onRemove }: PartProps) {
  const text = useDoorWords().ways;
  const facts = useFacts();
  const app = factors.code_app;
  return (
    <Card heading={text.codeApp}>
      <p>{app ? facts.made(app.created) : text.noCodeApp}</p>
      {app && <p className="type-small type-muted">{facts.used(app.last_used)}</p>}
      <div className="row">
        <Link href="/settings/sign-in/code-app" className="ui-button" data-look="secondary">
          {app ? text.replace : text.setUp}
        </Link>
        {app && (
          <Button look="quiet" aria-label={text.removeName(text.theCodeApp)} onClick={() => onRemove('code_app')}>
            {text.remove}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Codes({ factors }: { factors: FactorList }) {
  const text = useDoorWords().ways;
  const some = factors.passkeys.length > 0 || factors.code_app !== undefined;
  return (
    <Card heading={text.codes}>
      <p>{some ? text.left(factors.recovery_codes_left) : text.noCodes}</p>
      {some && (
        <div>
          <Link href="/settings/sign-in/codes" className="ui-button" data-look="secondary">
            {text.newCodes}
          </Link>
        </div>
      )}
    </Card>
  );
}

function Others(): ReactNode {
  const words = useDoorWords();
  const text = words.ways;
  const say = useToast();
  const [error, setError] = useState('');
  const end = async () => {
    setError('');
    try {
      await endOtherSessions();
      say({ text: text.ended, plain: true });
    } catch (reason) {
      setError(doorSentence(reason, words));
    }
  };
  return (
    <>
      <Card heading={text.others}>
        <p>{text.othersLine}</p>
        {error && <p role="status">{error}</p>}
        <div>
          <Button onClick={() => void end()}>{text.endOthers}</Button>
        </div>
      </Card>
      <Card heading={text.password}>
        <p>{text.passwordLine}</p>
        <div>
          <Link href="/settings/password" className="ui-button" data-look="secondary">
            {text.change}
          </Link>
        </div>
      </Card>
    </>
  );
}
