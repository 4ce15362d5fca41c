// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { acceptInvitation, readInvitation } from '../../shared/api/invitation';
import { ApiError, mayPass } from '../../shared/api/request';
import type { InvitationView } from '../../shared/api/schema';
import { useSession, useSessionState } from '../../shared/session/session-context';
import { FormPage } from '../../shared/shell/form-page';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { EmptyState } from '../../shared/ui/empty-state';
import { Check, ErrorSummary, TextField } from '../../shared/ui/field';
import type { Words } from '../../shared/words/en';
import { useWords } from '../../shared/words/words';
import { BeginCare } from './begin-care';
import { OwnDevice, sentenceFor, SignInPage } from './sign-in-screen';

interface InvitationProps {
  token: string;
  /** The link has served, or is left for now. */
  onDone: () => void;
}

/** What a link turned out to be, for whoever asks; or that it is over, or cannot be looked up now. */
type Told = InvitationView | 'gone' | 'unknown';

/** Looks an invitation up, and again when somebody else is signed in: what it can do depends on who that is. */
function useInvitation(token: string, who: string | undefined): { told: Told | undefined; again: () => void } {
  const [answer, setAnswer] = useState<{ who: string | undefined; told: Told }>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let over = false;
    const take = (told: Told) => !over && setAnswer({ who, told });
    readInvitation(token).then(take, (error: unknown) => take(mayPass(error) ? 'unknown' : 'gone'));
    return () => {
      over = true;
    };
  }, [token, who, round]);
  return { told: answer && answer.who === who ? answer.told : undefined, again: () => setRound(round + 1) };
}

/** Taking up an invitation: with a new account, or in the one that a client has here already. */
export function InvitationScreen({ token, onDone }: InvitationProps) {
  const words = useWords().entrance;
  const state = useSessionState();
  const signedIn = state.at === 'signed_in';
  const { told, again } = useInvitation(token, signedIn ? state.me.account : undefined);
  const [signingIn, setSigningIn] = useState(false);
  if (told === undefined || state.at === 'starting') return <Screen title={words.invitation.title('')}>{null}</Screen>;
  if (told === 'gone' || told === 'unknown')
    return (
      <Screen title={words.invitation.title('')}>
        <EmptyState title={told === 'gone' ? words.invitation.gone : words.offline}>
          {told === 'unknown' && <Button onClick={again}>{words.invitation.again}</Button>}
          <Button look={told === 'gone' ? 'secondary' : 'quiet'} onClick={onDone}>
            {signedIn ? words.again.home : words.go}
          </Button>
        </EmptyState>
      </Screen>
    );
  if (signedIn) return <BeginCare token={token} invitation={told} onDone={onDone} />;
  if (signingIn)
    return (
      <SignInPage>
        <div>
          <Button look="quiet" icon="back" onClick={() => setSigningIn(false)}>
            {words.invitation.back}
          </Button>
        </div>
      </SignInPage>
    );
  return <NewAccount token={token} invitation={told} onDone={onDone} onSignIn={() => setSigningIn(true)} />;
}

/** What this is, a yes, and a way to sign in: two short pages. On both stands the way for who has an account. */
function NewAccount({ token, invitation, onDone, onSignIn }: YourWayInProps & { onSignIn: () => void }) {
  const words = useWords().entrance.invitation;
  const [page, setPage] = useState(1);
  return (
    <Screen title={words.title(invitation.name)}>
      <p className="type-small type-muted">{words.step(page, 2)}</p>
      {page === 1 && <p>{words.from(invitation.invited_by, invitation.practice)}</p>}
      {invitation.role === 'client' && (
        <div>
          <Button icon="people" onClick={onSignIn}>
            {words.account}
          </Button>
        </div>
      )}
      {page === 1 ? (
        <WhatThisIs onNext={() => setPage(2)} />
      ) : (
        <YourWayIn token={token} invitation={invitation} onDone={onDone} />
      )}
    </Screen>
  );
}

function WhatThisIs({ onNext }: { onNext: () => void }) {
  const words = useWords().entrance;
  const [consent, setConsent] = useState(false);
  const [error, setError] = useState(false);
  return (
    <FormPage
      onSubmit={() => (consent ? onNext() : setError(true))}
      foot={
        <Button look="primary" type="submit" wide>
          {words.invitation.next}
        </Button>
      }
    >
      <Card heading={words.invitation.whatTitle}>
        <ul>
          {words.invitation.what.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Card>
      <Card heading={words.invitation.privacyTitle}>
        <ul>
          {words.invitation.privacy.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Card>
      <ErrorSummary title={words.fix} errors={error && !consent ? [{ text: words.invitation.consentNeeded }] : []} />
      <Check checked={consent} onChange={(event) => setConsent(event.target.checked)}>
        {words.invitation.consent}
      </Check>
      <details>
        <summary>{words.invitation.no}</summary>
        <p>{words.invitation.noLine}</p>
      </details>
    </FormPage>
  );
}

const shortest = 15;

/** What was refused of one field, said at that field. */
function refusedField(error: unknown, words: Words['entrance']): { login: string } | { password: string } | undefined {
  if (!(error instanceof ApiError) || error.kind !== 'refused') return undefined;
  if (error.path === '/login') return { login: words.invitation.loginTaken };
  return error.path === '/password' ? { password: words.invitation.passwordWeak } : undefined;
}

interface YourWayInProps extends InvitationProps {
  invitation: InvitationView;
}

function YourWayIn({ token, invitation, onDone }: YourWayInProps) {
  const words = useWords().entrance;
  const session = useSession();
  const [name, setName] = useState(invitation.name);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [ownDevice, setOwnDevice] = useState(false);
  const [working, setWorking] = useState(false);
  const [errors, setErrors] = useState<{ name?: string; login?: string; password?: string; form?: string }>({});

  const submit = async () => {
    const found = {
      ...(name.trim() ? {} : { name: words.invitation.nameNeeded }),
      ...(login.trim() ? {} : { login: words.needLogin }),
      ...(password.length >= shortest ? {} : { password: words.invitation.passwordShort }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || working) return;
    setWorking(true);
    try {
      const answer = { login: login.trim(), password, name: name.trim(), own_device: ownDevice };
      const me = await acceptInvitation(token, answer);
      onDone();
      await session.enter(me, ownDevice);
    } catch (error) {
      setErrors(refusedField(error, words) ?? { form: sentenceFor(error, words) });
      setWorking(false);
    }
  };
  const list = Object.values(errors).map((text) => ({ text }));
  return (
    <FormPage
      onSubmit={() => void submit()}
      foot={
        <Button look="primary" type="submit" wide disabled={working}>
          {words.invitation.go}
        </Button>
      }
    >
      <ErrorSummary title={words.fix} errors={list} />
      <TextField label={words.invitation.name} value={name} error={errors.name} onChange={(event) => setName(event.target.value)} />
      <TextField
        label={words.invitation.login}
        hint={words.invitation.loginHint}
        value={login}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.login}
        onChange={(event) => setLogin(event.target.value)}
      />
      <TextField
        label={words.invitation.password}
        hint={words.invitation.passwordHint}
        type="password"
        value={password}
        autoComplete="new-password"
        error={errors.password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <OwnDevice checked={ownDevice} onChange={setOwnDevice} />
    </FormPage>
  );
}
