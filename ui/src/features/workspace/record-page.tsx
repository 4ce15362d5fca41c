// SPDX-License-Identifier: Apache-2.0
import { EmptyState } from '../../shared/ui/empty-state';
import { ButtonLink } from '../../shared/ui/button';
import { Icon } from '../../shared/ui/icon';
import { Initials } from '../../shared/ui/whose-words';
import { Skeleton } from '../../shared/ui/skeleton';
import { useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useClient } from './desk-context';
import { GoalsTab } from './goals-tab';
import { Overview } from './overview';
import { paths } from './paths';
import { SinceLastTime } from './strip';
import { Unsettled } from './unsettled';
import './record-page.css';

/** One client's record. Whose it is stands at the top of every part, and what is new right under it. */
export function RecordPage({ record, part }: { record: string; part: 'overview' | 'goals' }) {
  const words = useWorkspaceWords();
  const client = useClient(record);
  if (!client)
    return (
      <div className="ws-page">
        <EmptyState level={1} title={words.notFound} line={words.notFoundLine}>
          <ButtonLink href={paths.today}>{words.backToToday}</ButtonLink>
        </EmptyState>
      </div>
    );
  return (
    <div className="ws-record" key={record}>
      <IdentityBanner client={client} part={part} />
      {client.state.loaded ? (
        <div className="ws-page">
          <Unsettled client={client} />
          <SinceLastTime client={client} />
          {part === 'goals' ? <GoalsTab client={client} /> : <Overview client={client} />}
        </div>
      ) : (
        <div className="ws-page">
          <Skeleton label={words.loading} count={9} />
        </div>
      )}
    </div>
  );
}

/** Whose record this is, on every screen of it: the name in full, the next meeting, and the way to work together. */
function IdentityBanner({ client, part }: { client: DeskClient; part: 'overview' | 'goals' }) {
  const words = useWorkspaceWords();
  const next = client.facts.next;
  const tabs = [
    ['overview', paths.client(client.record)],
    ['goals', paths.goals(client.record)],
  ] as const;
  return (
    <header className="ws-identity" aria-label={words.record.identity}>
      <div className="ws-identity-line">
        <Initials name={client.name} party="client" />
        <h1>{client.name}</h1>
        <p className="ws-meta">
          {next ? (
            <>
              <Icon name={next.body.mode} />
              {[
                words.today.sessionNumber(next.body.number),
                `${words.day(next.body.starts)}, ${words.time(next.body.starts)}`,
                next.body.mode === 'room' && next.body.place ? next.body.place : words.today.modes[next.body.mode],
              ].join(' · ')}
            </>
          ) : (
            words.record.noNext
          )}
        </p>
        <ButtonLink look="primary" icon="together" href={paths.together(client.record)} data-afresh="">
          {words.record.newGoal}
        </ButtonLink>
      </div>
      <nav aria-label={words.record.tabsLabel} className="ui-tabs">
        {tabs.map(([key, href]) => (
          <a key={key} className="ui-tab ws-tab" href={href} aria-current={part === key ? 'page' : undefined}>
            {words.record.tabs[key]}
          </a>
        ))}
      </nav>
    </header>
  );
}
