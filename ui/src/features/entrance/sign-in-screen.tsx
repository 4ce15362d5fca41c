// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactNode } from 'react';
import { signIn } from '../../shared/api/account';
import { ApiError } from '../../shared/api/request';
import { doorSentence } from '../../shared/doors/door-sentence';
import { passkeysPossible } from '../../shared/doors/passkey';
import type { SignedOutWhy } from '../../shared/session/session';
import { useSession } from '../../shared/session/session-context';
import { FormPage } from '../../shared/shell/form-page';
import { Screen } from '../../shared/shell/screen';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Check, ErrorSummary, TextField } from '../../shared/ui/field';
import { useWords } from '../../shared/words/words';
import { DemoPeople } from './demo-people';
import { entranceTrouble } from './entrance-trouble';
import { PasskeyButton } from './passkey-button';
import { useDemoPeople } from './use-demo-people';
import '../../shared/doors/doors.css';
import './entrance.css';

/** The first thing on the device of somebody who is not signed in. In the demo practice: choose a person. */
export function SignInScreen({ why }: { why: SignedOutWhy }) {
  const words = useWords().entrance;
  return (
    <SignInPage>{words.why[why] && <Banner icon={why === 'offline' ? 'cloudOff' : 'info'}>{words.why[why]}</Banner>}</SignInPage>
  );
}

/** All the ways to sign in, below what there is to say first. */
export function SignInPage({ children }: { children: ReactNode }) {
  const words = useWords().entrance;
  const people = useDemoPeople();
  const [byPassword, setByPassword] = useState(false);
  const demo = people !== undefined && people.length > 0 && !byPassword;
  return (
    <Screen title={demo ? words.demo.title : words.title} wide={demo}>
      {children}
      {demo ? <DemoPeople people={people} /> : <SignInForms />}
      {people !== undefined && people.length > 0 && (
        <div>
          <Button look="quiet" onClick={() => setByPassword(!byPassword)}>
            {demo ? words.demo.password : words.demo.people}
          </Button>
        </div>
      )}
      <p className="type-small type-muted">{words.notCrisis}</p>
    </Screen>
  );
}

/** A passkey first, where this place can have one; below it the login, the password and a code. */
function SignInForms() {
  const words = useWords().entrance;
  const [ownDevice, setOwnDevice] = useState(false);
  const [error, setError] = useState('');
  const byPasskey = passkeysPossible();
  return (
    <>
      <p>{words.line}</p>
      <OwnDevice checked={ownDevice} onChange={setOwnDevice} />
      {byPasskey && (
        <>
          <ErrorSummary title={words.fix} errors={error ? [{ text: error }] : []} />
          <PasskeyButton ownDevice={ownDevice} onError={setError} />
          <p className="doors-or">{words.or}</p>
        </>
      )}
      <PasswordForm ownDevice={ownDevice} main={!byPasskey} />
    </>
  );
}

function PasswordForm({ ownDevice, main }: { ownDevice: boolean; main: boolean }) {
  const words = useWords().entrance;
  const session = useSession();
  const [typed, setTyped] = useState({ login: '', password: '', code: '' });
  const [working, setWorking] = useState(false);
  const [errors, setErrors] = useState<{ login?: string; password?: string; form?: string }>({});
  const { login, password, code } = typed;

  const submit = async () => {
    const found = {
      ...(login.trim() ? {} : { login: words.needLogin }),
      ...(password ? {} : { password: words.needPassword }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || working) return;
    setWorking(true);
    try {
      const proof = code.trim() ? { code: code.trim() } : {};
      await session.enter(await signIn({ login: login.trim(), password, ...proof, own_device: ownDevice }), ownDevice);
    } catch (error) {
      setErrors({ form: doorSentence(error, entranceTrouble(words)) });
      setWorking(false);
    }
  };
  const list = [errors.login, errors.password, errors.form].filter((text) => text !== undefined).map((text) => ({ text }));
  return (
    <FormPage
      onSubmit={() => void submit()}
      foot={
        <Button look={main ? 'primary' : 'secondary'} type="submit" wide aria-disabled={working}>
          {working ? words.working : words.go}
        </Button>
      }
    >
      <ErrorSummary title={words.fix} errors={list} />
      <TextField
        label={words.login}
        value={login}
        autoComplete="username webauthn"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.login}
        onChange={(event) => setTyped({ ...typed, login: event.target.value })}
      />
      <TextField
        label={words.password}
        type="password"
        value={password}
        autoComplete="current-password"
        error={errors.password}
        onChange={(event) => setTyped({ ...typed, password: event.target.value })}
      />
      <div className="doors-code">
        <TextField
          label={words.code}
          hint={words.codeHint}
          value={code}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setTyped({ ...typed, code: event.target.value })}
        />
      </div>
    </FormPage>
  );
}

/** What may stay on the device follows from this one question. */
export function OwnDevice({ checked, onChange }: { checked: boolean; onChange: (own: boolean) => void }) {
  const words = useWords().entrance;
  return (
    <Check checked={checked} onChange={(event) => onChange(event.target.checked)}>
      {words.ownDevice}
      <br />
      <span className="type-small type-muted">{words.ownDeviceHint}</span>
    </Check>
  );
}

export function sentenceFor(error: unknown, words: { wrong: string; offline: string }): string {
  if (!(error instanceof ApiError)) throw error;
  if (error.kind === 'offline' || error.kind === 'unavailable') return error.sentence || words.offline;
  return error.sentence || words.wrong;
}
