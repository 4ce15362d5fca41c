// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { changePassword } from '../../shared/api/account';
import { ApiError } from '../../shared/api/request';
import { useMe } from '../../shared/session/session-context';
import { FormPage } from '../../shared/shell/form-page';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { ErrorSummary, TextField } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';

/** The fewest characters while a password stands alone, and while it is one of two. */
const shortest = { alone: 15, oneOfTwo: 8 };

/** Choosing a new password; other devices are signed out by it. */
export function PasswordScreen() {
  const words = useWords();
  const text = words.privacy.password;
  const say = useToast();
  const me = useMe();
  const least = me.session.proof === 'password' ? shortest.alone : shortest.oneOfTwo;
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [errors, setErrors] = useState<{ old?: string; next?: string; form?: string }>({});
  const submit = async () => {
    const found = {
      ...(old ? {} : { old: text.needOld }),
      ...(next.length >= least ? {} : { next: text.needNew(least) }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    try {
      await changePassword({ old_password: old, new_password: next });
      setOld('');
      setNext('');
      say({ text: text.saved, plain: true });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // The person did not want to prove themselves now: everything stays as it was typed.
      if (error.kind === 'confirm') return;
      if (error.kind === 'refused' && error.path === '/new_password') setErrors({ next: next.length < shortest.alone ? text.needNew(shortest.alone) : text.weak });
      else if (error.kind === 'refused' && error.path === '/old_password') setErrors({ old: text.wrongOld });
      else setErrors({ form: error.sentence || words.entrance.offline });
    }
  };
  return (
    <Screen title={text.title} back="/settings">
      <FormPage
        onSubmit={() => void submit()}
        foot={
          <Button look="primary" type="submit">
            {text.save}
          </Button>
        }
      >
        <ErrorSummary title={words.entrance.fix} errors={Object.values(errors).map((line) => ({ text: line }))} />
        <TextField
          label={text.old}
          type="password"
          autoComplete="current-password"
          value={old}
          error={errors.old}
          onChange={(event) => setOld(event.target.value)}
        />
        <TextField
          label={text.next}
          hint={text.hint(least)}
          type="password"
          autoComplete="new-password"
          value={next}
          error={errors.next}
          onChange={(event) => setNext(event.target.value)}
        />
      </FormPage>
    </Screen>
  );
}
