// SPDX-License-Identifier: Apache-2.0
import { useLocation } from 'wouter';
import { useSignOut } from '../../shared/privacy/sign-out-dialog';
import { useMe } from '../../shared/session/session-context';
import { Button } from '../../shared/ui/button';
import { Icon } from '../../shared/ui/icon';
import type { IconName } from '../../shared/ui/icon-paths';
import { useWords } from '../../shared/words/words';
import { useWorkspaceWords } from '../../shared/words/workspace-words';
import { paths } from './paths';

/** The places of the workspace at the left; on a phone they stand at the foot. Places that come later are not shown. */
export function Rail({ onJump }: { onJump?: () => void }) {
  const words = useWorkspaceWords();
  const me = useMe();
  const places: [string, string, IconName][] =
    me.role === 'administrator'
      ? [[paths.people, words.places.people, 'people']]
      : [
          [paths.today, words.places.today, 'today'],
          [paths.caseload, words.places.caseload, 'caseload'],
        ];
  return (
    <header className="ws-rail">
      <p className="ws-practice">{me.practice.name}</p>
      <nav aria-label={words.places.label}>
        {places.map(([href, name, icon]) => (
          <RailLink key={href} href={href} name={name} icon={icon} />
        ))}
        <RailLink href={paths.settings} name={words.places.settings} icon="settings" fresh={me.unseen_notices} />
        {onJump && (
          <button type="button" className="ws-place" onClick={onJump}>
            <Icon name="search" />
            <span>{words.jump.open}</span>
            <kbd>{words.jump.keys}</kbd>
          </button>
        )}
      </nav>
      <Account />
    </header>
  );
}

interface RailLinkProps {
  href: string;
  name: string;
  icon: IconName;
  /** How many new things are behind it. */
  fresh?: number;
}

function RailLink({ href, name, icon, fresh }: RailLinkProps) {
  const words = useWords().privacy;
  const [path] = useLocation();
  const here = path === href || (href === paths.caseload && path.startsWith('/clients/'));
  return (
    <a href={href} className="ws-place" aria-current={here ? 'page' : undefined}>
      <Icon name={icon} />
      <span>{name}</span>
      {fresh ? (
        <span className="ws-fresh" title={words.fresh(fresh)}>
          <span className="visually-hidden">{words.fresh(fresh)}</span>
          <span aria-hidden="true">{fresh}</span>
        </span>
      ) : null}
    </a>
  );
}

/** Who is signed in here, and the way out: words that have not been sent are never dropped in silence. */
function Account() {
  const words = useWorkspaceWords();
  const me = useMe();
  const { leave, asking } = useSignOut();
  return (
    <div className="ws-account">
      <p>
        <strong>{me.name}</strong>
        <span className="type-small type-muted">{me.title || words.invite.roles[me.role]}</span>
      </p>
      <Button look="quiet" icon="exit" onClick={leave}>
        {words.signOut}
      </Button>
      {asking}
    </div>
  );
}
