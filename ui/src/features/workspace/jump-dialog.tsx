// SPDX-License-Identifier: Apache-2.0
import { useId, useState, type KeyboardEvent } from 'react';
import { useSettings } from '../../shared/session/settings-context';
import { Dialog } from '../../shared/ui/dialog';
import { Check, TextField } from '../../shared/ui/field';
import { Icon } from '../../shared/ui/icon';
import type { IconName } from '../../shared/ui/icon-paths';
import type { WorkspaceWords } from '../../shared/words/en-workspace';
import { useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';
import { InviteDialog } from './invite-dialog';
import '../../shared/ui/menu.css';
import { paths } from './paths';
import { useGo } from './use-go';

/** Something to jump to. */
export interface JumpTarget {
  key: string;
  text: string;
  icon: IconName;
  to: string;
}

const mostShown = 8;

/** What can be jumped to for what was typed: clients first, then what can be done with them. */
export function jumpTargets(clients: readonly DeskClient[], typed: string, words: WorkspaceWords): JumpTarget[] {
  const places: JumpTarget[] = [
    { key: 'today', text: words.places.today, icon: 'today', to: paths.today },
    { key: 'caseload', text: words.places.caseload, icon: 'caseload', to: paths.caseload },
    { key: 'invite', text: words.jump.invite, icon: 'invite', to: 'invite' },
  ];
  const names = clients.map((client): JumpTarget => ({
    key: client.record,
    text: client.name,
    icon: 'record',
    to: paths.client(client.record),
  }));
  const deeds = clients.flatMap((client): JumpTarget[] => [
    { key: `${client.record}-goals`, text: words.jump.goals(client.name), icon: 'goals', to: paths.goals(client.record) },
    { key: `${client.record}-new`, text: words.jump.together(client.name), icon: 'together', to: paths.together(client.record) },
  ]);
  const wanted = typed.trim().toLocaleLowerCase().split(/\s+/);
  const fits = (target: JumpTarget) => wanted.every((word) => target.text.toLocaleLowerCase().includes(word));
  return [...names, ...places, ...(typed.trim() === '' ? [] : deeds)].filter(fits).slice(0, mostShown);
}

/** Ctrl-K: type a few letters of a name or an action, and go. */
export function JumpDialog({ onClose }: { onClose: () => void }) {
  const words = useWorkspaceWords();
  const { clients } = useDeskContext();
  const go = useGo();
  const { settings, set } = useSettings();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [inviting, setInviting] = useState(false);
  const targets = jumpTargets(clients, typed, words);
  const chosen = targets[Math.min(at, targets.length - 1)];
  const open = (target: JumpTarget | undefined) => {
    if (!target) return;
    if (target.to === 'invite') return setInviting(true);
    onClose();
    if (target.to.startsWith('/together/')) globalThis.location.assign(target.to);
    else go(target.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') open(chosen);
    else if (step) setAt((Math.min(at, targets.length - 1) + step + targets.length) % targets.length);
    else return;
    event.preventDefault();
  };
  if (inviting) return <InviteDialog onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={words.jump.title} closeLabel={words.close}>
      <TextField
        label={words.jump.label}
        quietLabel
        placeholder={words.jump.label}
        autoFocus
        autoComplete="off"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${chosen.key}` : undefined}
        value={typed}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={words.jump.results} className="ws-jump">
        {targets.map((target) => (
          <li
            key={target.key}
            id={`${id}-${target.key}`}
            role="option"
            aria-selected={target === chosen}
            className="ui-menu-item"
            onClick={() => open(target)}
          >
            <Icon name={target.icon} />
            {target.text}
          </li>
        ))}
      </ul>
      {targets.length === 0 && <p role="status">{words.jump.none}</p>}
      <Check
        checked={settings.singleKeys !== 'off'}
        onChange={(event) => set('singleKeys', event.target.checked ? undefined : 'off')}
      >
        {words.jump.singleKeys}
      </Check>
    </Dialog>
  );
}
