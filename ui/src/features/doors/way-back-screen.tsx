// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { readReset, takeReset } from '../../shared/api/doors';
import { ApiError } from '../../shared/api/request';
import type { ResetView } from '../../shared/api/schema';
import { doorSentence } from '../../shared/doors/door-sentence';
import { FormPage } from '../../shared/shell/form-page';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { EmptyState } from '../../shared/ui/empty-state';
import { ErrorSummary, TextField } from '../../shared/ui/field';
import { Skeleton } from '../../shared/ui/skeleton';
import { useDayWords } from '../../shared/words/days';
import { useDoorWords } from '../../shared/words/door-words';
import { useWords } from '../../shared/words/words';

const shortest = 15;

/** The link that a practice made for somebody who cannot come in any more. It signs nobody in. */
export function WayBackScreen({ token, onDone }: { token: string; onDone: () => void }) {
  const words = useDoorWords();
  const text = words.wayBack;
  const loading = useWords().frame.loading;
  const days = useDayWords();
  const [view, setView] = useState<ResetView>();
  const [failed, setFailed] = useState('');
  const [done, setDone] = useState(false);
  useEffect(() => {
    readReset(token).then(setView, (error: unknown) =>
      setFailed(error instanceof ApiError && error.kind === 'not_found' ? text.gone : doorSentence(error, words)),
    );
  }, [token, text, words]);
  const home = (
    <div>
      <Button look={done ? 'primary' : 'secondary'} onClick={onDone}>
        {text.signIn}
      </Button>
    </div>
  );
  if (failed)
    return (
      <Screen title={text.title}>
        <EmptyState title={failed}>{home}</EmptyState>
      </Screen>
    );
  if (!view)
    return (
      <Screen title={text.title}>
        <Skeleton label={loading} />
      </Screen>
    );
  return (
    <Screen title={text.title}>
      {done ? (
        <div className="stack" role="status">
          <p>{text.done}</p>
          <p>{view.lost === 'password' ? text.doneSame : text.doneBoth}</p>
          {home}
        </div>
      ) : (
        <>
          <p>{text.from(view.practice)}</p>
          {view.open_now ? (
            <PasswordForm token={token} view={view} onDone={() => setDone(true)} />
          ) : (
            <>
              <p>{text.later(days.moment(view.opens))}</p>
              <p>{text.laterLine}</p>
              {home}
            </>
          )}
        </>
      )}
    </Screen>
  );
}

function PasswordForm({ token, view, onDone }: { token: string; view: ResetView; onDone: () => void }) {
  const words = useDoorWords();
  const text = words.wayBack;
  const same = view.lost === 'second_factor';
  const [password, setPassword] = useState('');
  const [working, setWorking] = useState(false);
  const [error, setError] = useState('');
  const save = async () => {
    if (working) return;
    if (same ? !password : password.length < shortest) return setError(same ? text.needNow : text.needNew);
    setWorking(true);
    setError('');
    try {
      await takeReset(token, password);
      onDone();
    } catch (reason) {
      const gone = reason instanceof ApiError && reason.kind === 'not_found';
      const refused = reason instanceof ApiError && reason.kind === 'refused' && reason.path === '/password';
      if (refused) setError(same ? text.wrongNow : text.weak);
      else setError(gone ? text.gone : doorSentence(reason, words));
      setWorking(false);
    }
  };
  return (
    <FormPage
      onSubmit={() => void save()}
      foot={
        <Button look="primary" type="submit" aria-disabled={working}>
          {text.save}
        </Button>
      }
    >
      <ErrorSummary title={words.fix} errors={error ? [{ text: error }] : []} />
      <TextField
        label={same ? text.nowPassword : text.newPassword}
        hint={same ? text.nowHint : text.newHint}
        type="password"
        autoComplete={same ? 'current-password' : 'new-password'}
        value={password}
        error={error || undefined}
        onChange={(event) => setPassword(event.target.value)}
      />
    </FormPage>
  );
}
