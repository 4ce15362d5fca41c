// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { makeRecoveryCodes } from '../../shared/api/doors';
import type { FactorAdded, FactorList } from '../../shared/api/schema';
import { doorSentence } from '../../shared/doors/door-sentence';
import { useSession } from '../../shared/session/session-context';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { EmptyState } from '../../shared/ui/empty-state';
import { ErrorSummary } from '../../shared/ui/field';
import { Skeleton } from '../../shared/ui/skeleton';
import { useToast } from '../../shared/ui/toast';
import { useDoorWords } from '../../shared/words/door-words';
import { useWords } from '../../shared/words/words';
import { AddPasskey } from './add-passkey';
import { RecoveryCodesOnce } from './recovery-codes';
import { SetUpCodeApp } from './set-up-code-app';
import { useOwnFactors } from './use-own-factors';
import '../../shared/doors/doors.css';

const ways = '/settings/sign-in';

/** Codes that were made a moment ago stay on the screen until they are kept, whatever comes in meanwhile. */
function useCodes(): { codes: readonly string[] | undefined; show: (codes: readonly string[]) => void; keep: () => void } {
  const session = useSession();
  const [, go] = useLocation();
  const [codes, setCodes] = useState<readonly string[]>();
  useEffect(() => () => void (session.held = false), [session]);
  return {
    codes,
    show: (next) => {
      session.held = true;
      setCodes(next);
    },
    keep: () => {
      session.held = false;
      go(ways);
    },
  };
}

interface NewWayProps {
  title: string;
  added: string;
  children: (factors: FactorList, onAdded: (added: FactorAdded) => void) => ReactNode;
}

/** Adds one way of signing in; the first one brings recovery codes with it. */
function NewWay({ title, added, children }: NewWayProps) {
  const words = useDoorWords();
  const loading = useWords().frame.loading;
  const session = useSession();
  const say = useToast();
  const [, go] = useLocation();
  const { factors, load } = useOwnFactors();
  const { codes, show, keep } = useCodes();
  const onAdded = (next: FactorAdded) => {
    say({ text: added, plain: true });
    if (next.recovery_codes.length > 0) show(next.recovery_codes);
    else go(ways);
    void session.proved(next.me);
  };
  if (codes)
    return (
      <Screen title={words.codes.title}>
        <RecoveryCodesOnce codes={codes} onKept={keep} />
      </Screen>
    );
  return (
    <Screen title={title} back={ways}>
      {factors === undefined && <Skeleton label={loading} />}
      {factors === 'failed' && (
        <EmptyState title={words.ways.failed}>
          <Button onClick={load}>{words.ways.again}</Button>
        </EmptyState>
      )}
      {factors !== undefined && factors !== 'failed' && children(factors, onAdded)}
    </Screen>
  );
}

/** It is the first besides the password, and its owner may do without one. */
const isFirst = (factors: FactorList) => !factors.required && factors.passkeys.length === 0 && factors.code_app === undefined;

export function NewPasskeyScreen() {
  const words = useDoorWords();
  return (
    <NewWay title={words.ways.addTitle} added={words.passkey.added}>
      {(factors, onAdded) => <AddPasskey first={isFirst(factors)} onAdded={onAdded} />}
    </NewWay>
  );
}

export function CodeAppScreen() {
  const words = useDoorWords();
  return (
    <NewWay title={words.ways.codeApp} added={words.codeApp.added}>
      {(factors, onAdded) => (
        <SetUpCodeApp first={isFirst(factors)} replaces={factors.code_app !== undefined} onAdded={onAdded} />
      )}
    </NewWay>
  );
}

/** New recovery codes in the place of the old ones. */
export function NewCodesScreen() {
  const words = useDoorWords();
  const [error, setError] = useState('');
  const { codes, show, keep } = useCodes();
  const make = async () => {
    setError('');
    try {
      show(await makeRecoveryCodes());
    } catch (reason) {
      setError(doorSentence(reason, words));
    }
  };
  if (codes)
    return (
      <Screen title={words.codes.title}>
        <RecoveryCodesOnce codes={codes} onKept={keep} />
      </Screen>
    );
  return (
    <Screen title={words.ways.newCodesTitle} back={ways}>
      <p>{words.ways.newCodesLine}</p>
      <ErrorSummary title={words.fix} errors={error ? [{ text: error }] : []} />
      <div>
        <Button look="primary" onClick={() => void make()}>
          {words.ways.newCodes}
        </Button>
      </div>
    </Screen>
  );
}
