// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { readPeople } from '../../shared/api/records';
import type { PeopleList } from '../../shared/api/schema';
import { DataTable } from '../../shared/ui/data-table';
import { Skeleton } from '../../shared/ui/skeleton';
import { Button } from '../../shared/ui/button';
import { usePeopleWords, useWorkspaceWords } from '../../shared/words/workspace-words';
import { InviteButton } from './invite-dialog';
import { ResetButton } from './reset-dialog';

type Person = PeopleList['people'][number];

/** The practice's accounts, without a word of anybody's care; and an invitation for staff. */
export function PeoplePage() {
  const words = usePeopleWords();
  const workspace = useWorkspaceWords();
  const [people, setPeople] = useState<Person[]>();
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    readPeople().then(setPeople, () => setFailed(true));
  };
  useEffect(load, []);
  return (
    <div className="ws-page">
      <header className="row-between">
        <div>
          <h1>{words.title}</h1>
          <p className="type-small type-muted">{words.line}</p>
        </div>
        <div className="row">
          <ResetButton />
          <InviteButton staff />
        </div>
      </header>
      {failed && (
        <div className="row">
          <p>{words.failed}</p>
          <Button onClick={load}>{words.again}</Button>
        </div>
      )}
      {!people && !failed && <Skeleton label={words.loading} count={6} />}
      {people && (
        <DataTable
          caption={words.title}
          cards
          rows={people}
          keyOf={(person) => person.account}
          columns={[
            { key: 'name', heading: words.name, name: words.name, cell: (person) => person.name || words.gone },
            { key: 'role', heading: words.role, name: words.role, cell: (person) => workspace.invite.roles[person.role] },
            { key: 'title', heading: words.jobTitle, name: words.jobTitle, cell: (person) => person.title },
            { key: 'active', heading: words.state, name: words.state, cell: (person) => (person.active ? words.active : words.resting) },
          ]}
        />
      )}
    </div>
  );
}
