// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { acceptInvitation, readInvitation } from '../../shared/api/invitation';
import { ApiError } from '../../shared/api/request';
import type { InvitationView } from '../../shared/api/schema';
import { useSession } from '../../shared/session/session-context';
import { FormPage } from '../../shared/shell/form-page';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { EmptyState } from '../../shared/ui/empty-state';
import { Check, ErrorSummary, TextField } from '../../shared/ui/field';
import type { Words } from '../../shared/words/en';
import { useWords } from '../../shared/words/words';
import { OwnDevice, sentenceFor } from './sign-in-screen';

/** Taking up an invitation: what this is, a yes, and a way to sign in. Two short pages. */
export function InvitationScreen({ token, onDone }: { token: string; onDone: () => void }) {
  const words = useWords().entrance.invitation;
  const [invitation, setInvitation] = useState<InvitationView | 'gone'>();
  const [page, setPage] = useState(1);
  useEffect(() => {
    readInvitation(token).then(setInvitation, () => setInvitation('gone'));
  }, [token]);
  if (invitation === undefined) return <Screen title={words.title('')}>{null}</Screen>;
  if (invitation === 'gone')
    return (
      <Screen title={words.title('')}>
        <EmptyState title={words.gone} />
      </Screen>
    );
  return (
    <Screen title={words.title(invitation.name)}>
      <p className="type-small type-muted">{words.step(page, 2)}</p>
      {page === 1 ? (
        <WhatThisIs invitation={invitation} onNext={() => setPage(2)} />
      ) : (
        <YourWayIn token={token} invitation={invitation} onDone={onDone} />
      )}
    </Screen>
  );
}

function WhatThisIs({ invitation, onNext }: { invitation: InvitationView; onNext: () => void }) {
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
      <p>{words.invitation.from(invitation.invited_by, invitation.practice)}</p>
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

interface YourWayInProps {
  token: string;
  invitation: InvitationView;
  onDone: () => void;
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
