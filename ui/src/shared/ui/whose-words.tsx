// SPDX-License-Identifier: Apache-2.0
import { initialsOf } from './initials';
import './marks.css';

/** Somebody's initials: round for a client, square and dashed for a therapist; the full name is read aloud. */
export function Initials({ name, party }: { name: string; party: 'client' | 'therapist' }) {
  return (
    <span className="ui-initials" data-party={party} title={name}>
      <span aria-hidden="true">{initialsOf(name)}</span>
      <span className="visually-hidden">{name}</span>
    </span>
  );
}

/** Whose words something is in: their initials and, if there is room, a line: "Tom's words". */
export function WhoseWords({ name, party, children }: { name: string; party: 'client' | 'therapist'; children?: string }) {
  return (
    <span className="ui-whose">
      <Initials name={name} party={party} />
      {children}
    </span>
  );
}
