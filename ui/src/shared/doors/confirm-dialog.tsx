// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState, type FormEvent } from 'react';
import { beginPasskeyConfirmation, confirmByPasskey, confirmByPassword, readFactors } from '../api/doors';
import type { Confirmation, FactorList, Myself } from '../api/schema';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ErrorSummary, TextField } from '../ui/field';
import { useDoorWords } from '../words/door-words';
import { useWords } from '../words/words';
import { doorSentence } from './door-sentence';
import { askForPasskey, passkeysPossible } from './passkey';
import './doors.css';

interface ConfirmDialogProps {
  /** The proof was given. */
  onProved: (me: Myself) => void;
  /** The person would rather not now. */
  onClose: () => void;
}

/** What somebody can prove themselves with. Where it cannot be asked, everything is offered. */
function useFactors(): FactorList | 'unknown' | undefined {
  const [factors, setFactors] = useState<FactorList | 'unknown'>();
  useEffect(() => {
    readFactors().then(setFactors, () => setFactors('unknown'));
  }, []);
  return factors;
}

/** Asks once more who it is, before a deed that a stranger at an open screen must not do. */
export function ConfirmDialog({ onProved, onClose }: ConfirmDialogProps) {
  const words = useDoorWords();
  const close = useWords().frame.close;
  const factors = useFactors();
  const [working, setWorking] = useState(false);
  const [error, setError] = useState('');
  if (factors === undefined) return null;
  const known = factors === 'unknown' ? undefined : factors;
  const byPasskey = passkeysPossible() && (!known || known.passkeys.length > 0);
  const byCode = !known || known.code_app !== undefined || known.passkeys.length > 0;

  const prove = async (by: 'typed' | 'passkey', ask: () => Promise<Myself>) => {
    if (working) return;
    setWorking(true);
    setError('');
    try {
      onProved(await ask());
    } catch (reason) {
      setError(doorSentence(reason, words, by));
      setWorking(false);
    }
  };
  const withPassword = (typed: Confirmation) => {
    if (!typed.password) setError(words.confirm.needPassword);
    else void prove('typed', () => confirmByPassword(typed));
  };
  const withPasskey = () =>
    void prove('passkey', async () => confirmByPasskey({ credential: await askForPasskey(await beginPasskeyConfirmation()) }));

  return (
    <Dialog open firm onClose={onClose} title={words.confirm.title} closeLabel={close}>
      <div className="stack">
        <p>{words.confirm.line}</p>
        <ErrorSummary title={words.fix} errors={error ? [{ text: error }] : []} />
        {byPasskey && (
          <>
            <Button look="primary" icon="key" wide data-first="" aria-disabled={working} onClick={withPasskey}>
              {words.confirm.passkey}
            </Button>
            <p className="doors-or">{words.confirm.or}</p>
          </>
        )}
        <PasswordForm byCode={byCode} main={!byPasskey} working={working} onTyped={withPassword} onClose={onClose} />
      </div>
    </Dialog>
  );
}

interface PasswordFormProps {
  /** There may be a code to give with the password. */
  byCode: boolean;
  /** There is no better way here. */
  main: boolean;
  working: boolean;
  onTyped: (typed: Confirmation) => void;
  onClose: () => void;
}

function PasswordForm({ byCode, main, working, onTyped, onClose }: PasswordFormProps) {
  const words = useDoorWords().confirm;
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onTyped({ password, ...(code.trim() ? { code: code.trim() } : {}) });
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <TextField
        label={words.password}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {byCode && (
        <div className="doors-code">
          <TextField
            label={words.code}
            hint={words.codeHint}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </div>
      )}
      <div className="row">
        <Button look={main ? 'primary' : 'secondary'} type="submit" aria-disabled={working}>
          {working ? words.working : words.go}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {words.notNow}
        </Button>
      </div>
    </form>
  );
}
