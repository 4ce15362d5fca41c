// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { enterDemo, type DemoPerson } from '../../shared/api/demo';
import { useSession } from '../../shared/session/session-context';
import { ErrorSummary, TextField } from '../../shared/ui/field';
import { Icon } from '../../shared/ui/icon';
import { Initials } from '../../shared/ui/whose-words';
import { useWords } from '../../shared/words/words';
import { OwnDevice, sentenceFor } from './sign-in-screen';

/** Everybody in the demo practice, to enter as. */
export function DemoPeople({ people }: { people: readonly DemoPerson[] }) {
  const words = useWords().entrance;
  const session = useSession();
  const [search, setSearch] = useState('');
  const [ownDevice, setOwnDevice] = useState(true);
  const [error, setError] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = people.filter((person) => `${person.name} ${person.line} ${person.title}`.toLowerCase().includes(wanted));
  const clients = found.filter((person) => person.role === 'client');
  const staff = found.filter((person) => person.role !== 'client').sort((a, b) => a.name.localeCompare(b.name));

  const enter = async (person: DemoPerson) => {
    try {
      await session.enter(await enterDemo({ account: person.account, own_device: ownDevice }), ownDevice);
    } catch (reason) {
      setError(sentenceFor(reason, words));
    }
  };
  const groups = [
    { title: words.demo.staff, list: staff },
    { title: words.demo.clients, list: clients },
  ];
  return (
    <>
      <p>{words.demo.line}</p>
      <ErrorSummary title={words.fix} errors={error ? [{ text: error }] : []} />
      <TextField
        label={words.demo.search}
        type="search"
        value={search}
        autoComplete="off"
        onChange={(event) => setSearch(event.target.value)}
      />
      <OwnDevice checked={ownDevice} onChange={setOwnDevice} />
      {found.length === 0 && <p role="status">{words.demo.none}</p>}
      {groups.map(
        ({ title, list }) =>
          list.length > 0 && (
            <section key={title} aria-label={title} className="stack-tight">
              <h2>{title}</h2>
              <ul role="list" className="people-list">
                {list.map((person) => (
                  <li key={person.account}>
                    <PersonButton person={person} onEnter={() => void enter(person)} />
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  );
}

function PersonButton({ person, onEnter }: { person: DemoPerson; onEnter: () => void }) {
  const words = useWords().entrance.demo;
  return (
    <button type="button" className="person-button" onClick={onEnter}>
      <span aria-hidden="true">
        <Initials name={person.name} party={person.role === 'client' ? 'client' : 'therapist'} />
      </span>
      <span className="person-text">
        <span className="person-name">
          <span className="visually-hidden">{words.enter}</span> {person.name}
          <span className="type-small type-muted"> · {person.title || words.roles[person.role]}</span>
        </span>
        {person.line && <span className="type-small type-muted">{person.line}</span>}
      </span>
      <Icon name="forward" />
    </button>
  );
}
