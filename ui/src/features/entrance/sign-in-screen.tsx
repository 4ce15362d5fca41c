// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { signIn } from '../../shared/api/account';
import { ApiError } from '../../shared/api/request';
import type { SignedOutWhy } from '../../shared/session/session';
import { useSession } from '../../shared/session/session-context';
import { FormPage } from '../../shared/shell/form-page';
import { Screen } from '../../shared/shell/screen';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Check, ErrorSummary, TextField } from '../../shared/ui/field';
import { useWords } from '../../shared/words/words';
import { DemoPeople } from './demo-people';
import { useDemoPeople } from './use-demo-people';
import './entrance.css';

/** The first thing on the device of somebody who is not signed in. In the demo practice: choose a person. */
export function SignInScreen({ why }: { why: SignedOutWhy }) {
  const words = useWords().entrance;
  const people = useDemoPeople();
  const [byPassword, setByPassword] = useState(false);
  const demo = people !== undefined && people.length > 0 && !byPassword;
  return (
    <Screen title={demo ? words.demo.title : words.title} wide={demo}>
      {words.why[why] && <Banner icon={why === 'offline' ? 'cloudOff' : 'info'}>{words.why[why]}</Banner>}
      {demo ? <DemoPeople people={people} /> : <PasswordForm />}
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

function PasswordForm() {
  const words = useWords().entrance;
  const session = useSession();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [ownDevice, setOwnDevice] = useState(false);
  const [working, setWorking] = useState(false);
  const [errors, setErrors] = useState<{ login?: string; password?: string; form?: string }>({});

  const submit = async () => {
    const found = {
      ...(login.trim() ? {} : { login: words.needLogin }),
      ...(password ? {} : { password: words.needPassword }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || working) return;
    setWorking(true);
    try {
      await session.enter(await signIn({ login: login.trim(), password, own_device: ownDevice }), ownDevice);
    } catch (error) {
      setErrors({ form: sentenceFor(error, words) });
      setWorking(false);
    }
  };
  const list = [errors.login, errors.password, errors.form].filter((text) => text !== undefined).map((text) => ({ text }));
  return (
    <FormPage
      onSubmit={() => void submit()}
      foot={
        <Button look="primary" type="submit" wide disabled={working}>
          {working ? words.working : words.go}
        </Button>
      }
    >
      <p>{words.line}</p>
      <ErrorSummary title={words.fix} errors={list} />
      <TextField
        label={words.login}
        value={login}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.login}
        onChange={(event) => setLogin(event.target.value)}
      />
      <TextField
        label={words.password}
        type="password"
        value={password}
        autoComplete="current-password"
        error={errors.password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <OwnDevice checked={ownDevice} onChange={setOwnDevice} />
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
