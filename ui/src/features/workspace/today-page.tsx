// SPDX-License-Identifier: Apache-2.0
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { EmptyState } from '../../shared/ui/empty-state';
import { Skeleton } from '../../shared/ui/skeleton';
import { useWorkspaceWords } from '../../shared/words/workspace-words';
import { useDeskContext } from './desk-context';
import type { Desk, DeskClient } from './desk';
import { InviteButton } from './invite-dialog';
import { byNeed } from './model/needs-thought';
import { paths } from './paths';
import { SessionRow } from './session-row';
import { useGo } from './use-go';
import './today-page.css';

/** The meeting to open next: the first that is not over. */
export function nextOnDesk(desk: Desk): DeskClient | undefined {
  return desk.sessions.find(({ session }) => {
    const end = Date.parse(session.body.starts) + session.body.minutes * 60_000;
    return session.body.state === 'booked' && end > desk.now.getTime();
  })?.client;
}

/** Today: who comes, what changed with each, and who needs thought. Enter opens the next client. */
export function TodayPage() {
  const words = useWorkspaceWords();
  const desk = useDeskContext();
  const go = useGo();
  const next = nextOnDesk(desk);
  return (
    <div className="ws-page">
      <header className="row-between">
        <div>
          <h1>{words.today.title}</h1>
          <p className="type-small type-muted">{words.longDay(desk.now)}</p>
        </div>
        {next && (
          <Button look="primary" icon="forward" onClick={() => go(paths.client(next.record))}>
            {words.today.openNext}
            <kbd>{words.today.openNextHint}</kbd>
          </Button>
        )}
      </header>
      <div className="ws-today">
        <Sessions next={next} />
        <div className="stack">
          <NeedsThought />
          <SharedWithYou />
        </div>
      </div>
    </div>
  );
}

function Sessions({ next }: { next: DeskClient | undefined }) {
  const words = useWorkspaceWords();
  const desk = useDeskContext();
  if (!desk.loaded && desk.sessions.length === 0) return <Skeleton label={words.loading} count={6} />;
  if (desk.clients.length === 0)
    return (
      <EmptyState title={words.caseload.empty} line={words.caseload.emptyLine}>
        <InviteButton />
      </EmptyState>
    );
  if (desk.sessions.length === 0) return <ComingUp />;
  return (
    <section aria-labelledby="sessions-today">
      <h2 id="sessions-today" className="visually-hidden">
        {words.today.sessions}
      </h2>
      <ol role="list" className="ws-timeline">
        {desk.sessions.map(({ client, session }) => (
          <SessionRow key={session.id} client={client} session={session} isNext={client.record === next?.record} />
        ))}
      </ol>
    </section>
  );
}

/** No sessions today: who comes next, to prepare. */
function ComingUp() {
  const words = useWorkspaceWords();
  const desk = useDeskContext();
  const coming = desk.clients
    .flatMap((client) => (client.facts.next ? [{ client, session: client.facts.next }] : []))
    .sort((a, b) => Date.parse(a.session.body.starts) - Date.parse(b.session.body.starts))
    .slice(0, 5);
  return (
    <section className="stack" aria-labelledby="coming-up">
      <EmptyState title={words.today.none} line={coming.length > 0 ? words.today.noneLine : words.today.noneAtAll} />
      {coming.length > 0 && (
        <>
          <h2 id="coming-up" className="type-label">
            {words.today.prepare}
          </h2>
          <ol role="list" className="ws-timeline">
            {coming.map(({ client, session }) => (
              <SessionRow key={session.id} client={client} session={session} withDay />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function NeedsThought() {
  const words = useWorkspaceWords();
  const { clients } = useDeskContext();
  const list = byNeed(clients.filter((client) => client.reasons.length > 0));
  return (
    <Card heading={words.today.needsThought}>
      {list.length === 0 && <p className="type-muted">{words.today.needsNobody}</p>}
      <ul role="list" className="ws-lines">
        {list.map((client) => (
          <li key={client.record}>
            <a href={paths.client(client.record)}>{client.name}</a>
            <span className="type-small type-muted">{client.reasons.map((reason) => words.reasons[reason]).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function SharedWithYou() {
  const words = useWorkspaceWords();
  const { clients } = useDeskContext();
  const list = clients.filter((client) => client.facts.since !== '' && client.facts.shared.length > 0);
  return (
    <Card heading={words.today.sharedWithYou}>
      {list.length === 0 && <p className="type-muted">{words.today.sharedNothing}</p>}
      <ul role="list" className="ws-lines">
        {list.map((client) => {
          const kinds = [...new Set(client.facts.shared.map((entry) => entry.kind))];
          const named = kinds.flatMap((kind) => (kind in words.sharedKinds ? [words.sharedKinds[kind as SharedKind]] : []));
          return (
            <li key={client.record}>
              <a href={`${paths.client(client.record)}#shared`}>{client.name}</a>
              <span className="type-small type-muted">{named.join(' · ')}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

type SharedKind = keyof ReturnType<typeof useWorkspaceWords>['sharedKinds'];
