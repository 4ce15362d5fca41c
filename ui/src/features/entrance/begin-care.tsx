// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { beginCare } from '../../shared/api/invitation';
import type { RecordView } from '../../shared/api/records';
import { ApiError } from '../../shared/api/request';
import type { InvitationView } from '../../shared/api/schema';
import { dayOf } from '../../shared/goals/days';
import { useSignOut } from '../../shared/privacy/sign-out-dialog';
import { firstName, useSession, useSignedIn } from '../../shared/session/session-context';
import { FormPage } from '../../shared/shell/form-page';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Card, type CardTint } from '../../shared/ui/card';
import { EmptyState } from '../../shared/ui/empty-state';
import { ErrorSummary } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useDayWords } from '../../shared/words/days';
import type { Words } from '../../shared/words/en';
import { useWords } from '../../shared/words/words';

interface BeginCareProps {
  token: string;
  invitation: InvitationView;
  /** Leaves the invitation and goes on to one's own page. */
  onDone: () => void;
}

/** An invitation in the hands of somebody who is signed in: a client can begin care by it, in the account they have. */
export function BeginCare({ token, invitation, onDone }: BeginCareProps) {
  const words = useWords().entrance.again;
  const { me } = useSignedIn();
  const who = firstName(invitation.invited_by);
  if (invitation.in_care)
    return (
      <Screen title={words.alreadyTitle(who)}>
        <EmptyState title={words.already(who)}>
          <Button look="primary" onClick={onDone}>
            {words.home}
          </Button>
        </EmptyState>
      </Screen>
    );
  if (invitation.role !== 'client') return <OtherAccount line={words.toWork} onDone={onDone} />;
  if (me.role !== 'client') return <OtherAccount line={words.staff} onDone={onDone} />;
  return <Asked token={token} invitation={invitation} onDone={onDone} />;
}

/** What was refused, in one sentence; nothing was used up by it. */
function refusal(error: unknown, who: string, words: Words['entrance']): string {
  if (!(error instanceof ApiError)) throw error;
  if (error.kind === 'not_found') return words.invitation.gone;
  if (error.kind === 'conflict') return words.again.already(who);
  if (error.kind === 'not_allowed') return words.again.staff;
  if (error.kind === 'refused') return words.again.toWork;
  return error.kind === 'signed_out' ? words.why.ended : words.offline;
}

function Asked({ token, invitation, onDone }: BeginCareProps) {
  const words = useWords().entrance;
  const session = useSession();
  const say = useToast();
  const days = useDayWords();
  const { me, records } = useSignedIn();
  const { leave, asking } = useSignOut();
  const [working, setWorking] = useState(false);
  const [error, setError] = useState('');
  const who = firstName(invitation.invited_by);

  const begin = async () => {
    if (working) return;
    setWorking(true);
    setError('');
    try {
      await beginCare(token);
      await session.refresh();
      say({ text: words.again.done(who), plain: true });
      onDone();
    } catch (reason) {
      setError(refusal(reason, who, words));
      setWorking(false);
      if (reason instanceof ApiError && reason.kind === 'signed_out') void session.refresh();
    }
  };
  return (
    <Screen title={words.again.title(who)}>
      <FormPage
        onSubmit={() => void begin()}
        foot={
          <>
            <Button look="primary" type="submit" aria-disabled={working}>
              {working ? words.again.working : words.again.yes}
            </Button>
            <Button onClick={onDone}>{words.again.not}</Button>
          </>
        }
      >
        <div className="stack-tight">
          <p>{words.invitation.from(invitation.invited_by, invitation.practice)}</p>
          <p>{words.again.choice}</p>
        </div>
        <WhatChanges who={who} record={records.find((one) => one.relationship === 'self' && one.sort === 'client')} />
        <Card heading={words.again.noTitle}>
          <p>{words.again.no(days.day(dayOf(invitation.expires)))}</p>
        </Card>
        <ErrorSummary title={words.fix} errors={error ? [{ text: error }] : []} />
        <div className="entrance-who">
          <p className="type-small type-muted">{words.again.signedInAs(me.name)}</p>
          <Button look="quiet" onClick={leave}>
            {words.again.notMe}
          </Button>
        </div>
      </FormPage>
      {asking}
    </Screen>
  );
}

/** What a yes means: who sees what from then on, also of what was there before; and what stays as it is. */
function WhatChanges({ who, record }: { who: string; record: RecordView | undefined }) {
  const words = useWords().entrance.again;
  const carers = (record?.people ?? []).filter((person) => person.account !== record?.owner);
  const now = carers.filter((person) => record?.treating.includes(person.account));
  const ended = carers.length > now.length;
  const after = record?.after?.access;
  return (
    <>
      <Lines
        heading={words.yesTitle}
        tint="primary"
        lines={[
          words.sees(who),
          words.before,
          ...(record?.after ? [words.since] : []),
          ...(ended ? [words.endings(who)] : []),
          ...now.map((person) => words.stays(firstName(person.name))),
          ...(after && after !== 'writing' ? [words.opens[after]] : []),
        ]}
      />
      <Lines heading={words.yoursTitle} lines={[words.private, words.change, words.looked]} />
    </>
  );
}

function Lines({ heading, tint, lines }: { heading: string; tint?: CardTint; lines: readonly string[] }) {
  return (
    <Card heading={heading} {...(tint ? { tint } : {})}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Card>
  );
}

/** The account that is signed in cannot take this invitation: what to do instead. Nothing is used up. */
function OtherAccount({ line, onDone }: { line: string; onDone: () => void }) {
  const { again: words } = useWords().entrance;
  const { me } = useSignedIn();
  const { leave, asking } = useSignOut();
  return (
    <Screen title={words.otherTitle}>
      <p>{words.signedInAs(me.name)}</p>
      <p>{line}</p>
      <div className="row">
        <Button look="primary" onClick={leave}>
          {words.signOut}
        </Button>
        <Button onClick={onDone}>{words.home}</Button>
      </div>
      {asking}
    </Screen>
  );
}
