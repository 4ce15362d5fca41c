// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { Spark } from '../../shared/charts/spark';
import { DataTable, type Column } from '../../shared/ui/data-table';
import { EmptyState } from '../../shared/ui/empty-state';
import { TextField } from '../../shared/ui/field';
import { Segments } from '../../shared/ui/segments';
import { Skeleton } from '../../shared/ui/skeleton';
import type { WorkspaceWords } from '../../shared/words/en-workspace';
import { useStripWords, useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';
import { InviteButton } from './invite-dialog';
import { caseloadRows, goalsMoving, pathWord, sparkValues, type CaseloadFilter } from './model/caseload-rows';
import { headline } from './model/since-last-time';
import { paths } from './paths';
import { useGo } from './use-go';
import { usePlainKeys } from './use-plain-keys';
import './caseload-page.css';

const filters: CaseloadFilter[] = ['all', 'thought', 'week', 'none_booked'];

/** All clients at once: those who need thought first, with the reason. j and k walk, Enter opens. */
export function CaseloadPage() {
  const words = useWorkspaceWords();
  const strip = useStripWords();
  const desk = useDeskContext();
  const go = useGo();
  const [filter, setFilter] = useState<CaseloadFilter>('all');
  const [name, setName] = useState('');
  const [current, setCurrent] = useState<string>();
  const rows = caseloadRows(desk, filter, name);
  const at = rows.findIndex((row) => row.record === current);
  const walk = (step: number) => setCurrent(rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.record);
  usePlainKeys({
    j: () => walk(1),
    k: () => walk(at < 0 ? 1 : -1),
    Enter: () => current && at >= 0 && go(paths.client(current)),
  });
  useEffect(() => {
    if (current) document.querySelector(`[data-row="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  if (desk.clients.length === 0)
    return (
      <div className="ws-page">
        <h1>{words.caseload.title}</h1>
        <EmptyState title={words.caseload.empty} line={words.caseload.emptyLine}>
          <InviteButton />
        </EmptyState>
      </div>
    );
  return (
    <div className="ws-page">
      <header className="row-between">
        <div>
          <h1>{words.caseload.title}</h1>
          <p className="type-small type-muted">
            {words.caseload.count(desk.clients.length)} <span className="ws-keys">· {words.caseload.keys}</span>
          </p>
        </div>
        <InviteButton />
      </header>
      <div className="ws-filters">
        <Segments
          label={words.caseload.filterLabel}
          options={filters.map((key) => ({ key, label: words.caseload.filters[key] }))}
          chosen={filter}
          onChange={setFilter}
        />
        <TextField
          label={words.caseload.find}
          quietLabel
          placeholder={words.caseload.find}
          type="search"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      {!desk.loaded && <Skeleton label={words.loading} count={6} />}
      {desk.loaded && rows.length === 0 && <p>{words.caseload.noneMatch}</p>}
      {desk.loaded && rows.length > 0 && (
        <DataTable
          caption={words.caseload.title}
          columns={columnsOf(words, (client) => headline(client.facts, strip))}
          rows={rows}
          keyOf={(row) => row.record}
          current={current}
          cards
        />
      )}
    </div>
  );
}

function columnsOf(words: WorkspaceWords, line: (client: DeskClient) => string): Column<DeskClient>[] {
  const text = words.caseload;
  const column = (key: string, name: string, cell: Column<DeskClient>['cell']) => ({ key, heading: name, name, cell });
  return [
    column('client', text.client, (client) => (
      <span className="ws-who">
        <a href={paths.client(client.record)}>{client.name}</a>
        {client.reasons.length > 0 && (
          <span className="ws-why">{client.reasons.map((reason) => words.reasons[reason]).join(' · ')}</span>
        )}
      </span>
    )),
    column('next', text.next, ({ facts }) =>
      facts.next ? `${words.day(facts.next.body.starts)}, ${words.time(facts.next.body.starts)}` : text.notBooked,
    ),
    column('since', text.since, line),
    column('goals', text.goals, (client) => {
      const { moving, rated } = goalsMoving(client);
      return rated > 0 ? text.moving(moving, rated) : '';
    }),
    column('path', text.path, (client) => <PathCell client={client} words={words} />),
    column('contact', text.lastContact, ({ facts }) => (facts.lastContact ? words.day(facts.lastContact) : '')),
  ];
}

function PathCell({ client, words }: { client: DeskClient; words: WorkspaceWords }) {
  const word = pathWord(client);
  if (!word) return null;
  return (
    <span className="ws-path">
      {words.caseload.pathWords[word]}
      <Spark values={sparkValues(client)} />
    </span>
  );
}
