// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useRef, useState } from 'react';
import { addCodeApp, beginCodeApp } from '../../shared/api/doors';
import { ApiError } from '../../shared/api/request';
import type { CodeAppBegun, FactorAdded } from '../../shared/api/schema';
import { doorSentence } from '../../shared/doors/door-sentence';
import { FormPage } from '../../shared/shell/form-page';
import { Button } from '../../shared/ui/button';
import { ErrorSummary, TextField } from '../../shared/ui/field';
import { Skeleton } from '../../shared/ui/skeleton';
import { useToast } from '../../shared/ui/toast';
import { useDoorWords } from '../../shared/words/door-words';
import { useWords } from '../../shared/words/words';
import { QrPicture } from './qr-picture';

interface SetUpCodeAppProps {
  first?: boolean;
  /** It takes the place of one that is there. */
  replaces?: boolean;
  onAdded: (added: FactorAdded) => void;
}

/** A code app: its picture, its key to type, and its first code. */
export function SetUpCodeApp({ first, replaces, onAdded }: SetUpCodeAppProps) {
  const words = useDoorWords();
  const text = words.codeApp;
  const loading = useWords().frame.loading;
  const [begun, setBegun] = useState<CodeAppBegun>();
  const [code, setCode] = useState('');
  const [working, setWorking] = useState(false);
  const [errors, setErrors] = useState<{ code?: string; form?: string }>({});
  const asked = useRef(false);
  const begin = useCallback(
    () =>
      beginCodeApp().then(setBegun, (error: unknown) =>
        setErrors({ form: doorSentence(error, words) || text.failed }),
      ),
    [words, text],
  );
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void begin();
  }, [begin]);

  const finish = async () => {
    if (working || !begun) return;
    const digits = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(digits)) return setErrors({ code: text.needCode });
    setWorking(true);
    setErrors({});
    try {
      onAdded(await addCodeApp({ enrolment: begun.enrolment, code: digits }));
    } catch (error) {
      if (error instanceof ApiError && error.path === '/code') setErrors({ code: text.wrong });
      else if (error instanceof ApiError && error.path === '/enrolment') {
        setCode('');
        setErrors({ form: text.late });
        await begin();
      } else setErrors({ form: doorSentence(error, words) });
    }
    setWorking(false);
  };
  const list = Object.values(errors).filter((line) => line !== '');
  if (!begun)
    return (
      <div className="stack">
        <ErrorSummary title={words.fix} errors={list.map((line) => ({ text: line }))} />
        {list.length === 0 ? <Skeleton label={loading} /> : <div><Button onClick={() => void begin()}>{text.again}</Button></div>}
      </div>
    );
  return (
    <FormPage
      onSubmit={() => void finish()}
      foot={
        <Button look="primary" type="submit" aria-disabled={working}>
          {text.go}
        </Button>
      }
    >
      <p>{text.line}</p>
      {replaces && <p>{text.replaces}</p>}
      {first && <p>{words.passkey.alone}</p>}
      <QrPicture text={begun.address} label={text.picture} />
      <SecretToType secret={begun.secret} />
      <ErrorSummary title={words.fix} errors={list.map((line) => ({ text: line }))} />
      <div className="doors-code">
        <TextField
          label={text.code}
          hint={text.codeHint}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={9}
          value={code}
          error={errors.code}
          onChange={(event) => setCode(event.target.value)}
        />
      </div>
    </FormPage>
  );
}

/** The key itself, for whoever has the code app on this very device. */
function SecretToType({ secret }: { secret: string }) {
  const text = useDoorWords().codeApp;
  const say = useToast();
  return (
    <details>
      <summary>{text.cannot}</summary>
      <div className="stack-tight">
        <p>{text.secret}</p>
        <p className="doors-secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
        <div>
          <Button onClick={() => void navigator.clipboard?.writeText(secret).then(() => say({ text: text.copied, plain: true }))}>
            {text.secretCopy}
          </Button>
        </div>
      </div>
    </details>
  );
}
