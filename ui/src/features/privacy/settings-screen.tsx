// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Link } from 'wouter';
import { SignOutDialog } from '../../shared/privacy/sign-out-dialog';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Icon } from '../../shared/ui/icon';
import type { IconName } from '../../shared/ui/icon-paths';
import { useMe } from '../../shared/session/session-context';
import { useWords } from '../../shared/words/words';
import './privacy.css';

interface Line {
  href: string;
  icon: IconName;
  words: readonly [string, string];
  /** How many things there are new. */
  fresh?: number;
}

/** Settings and privacy: control, in plain words. */
export function SettingsScreen({ client }: { client: boolean }) {
  const words = useWords().privacy;
  const me = useMe();
  const [leaving, setLeaving] = useState(false);
  const list = words.list;
  const privacy: Line[] = [
    { href: '/settings/who-sees', icon: 'view', words: list.whoSees },
    { href: '/settings/who-looked', icon: 'clock', words: list.whoLooked },
  ];
  const care: Line[] = [
    { href: '/staying-well', icon: 'sun', words: list.plan },
    { href: '/ending', icon: 'flag', words: list.ending },
  ];
  const safety: Line[] = [
    { href: '/settings/devices', icon: 'device', words: list.devices },
    { href: '/settings/leave', icon: 'exit', words: list.exit },
  ];
  const account: Line[] = [
    { href: '/settings/sign-in', icon: 'key', words: list.ways },
    { href: '/settings/notices', icon: 'bell', words: list.notices, fresh: me.unseen_notices },
    { href: '/settings/password', icon: 'edit', words: list.password },
  ];
  return (
    <Screen title={words.title} {...(client ? {} : { back: '/' })}>
      <p className="type-muted">{me.name}</p>
      {client && <Group title={words.groups.privacy} lines={privacy} />}
      {client && <Group title={words.groups.care} lines={care} />}
      <Group title={words.groups.safety} lines={safety} />
      <Group title={words.groups.look} lines={[{ href: '/settings/look', icon: 'words', words: list.reading }]} />
      <Group title={words.groups.account} lines={account} />
      <div>
        <Button icon="exit" onClick={() => setLeaving(true)}>
          {words.devices.signOut}
        </Button>
      </div>
      <SignOutDialog open={leaving} onClose={() => setLeaving(false)} />
    </Screen>
  );
}

function Group({ title, lines }: { title: string; lines: readonly Line[] }) {
  const words = useWords().privacy;
  return (
    <section aria-label={title} className="stack-tight">
      <h2>{title}</h2>
      <ul role="list" className="settings-list">
        {lines.map((line) => (
          <li key={line.href}>
            <Link href={line.href} className="settings-line">
              <Icon name={line.icon} />
              <span>
                <span className="settings-name">
                  {line.words[0]}
                  {line.fresh ? <span className="settings-fresh">{words.fresh(line.fresh)}</span> : null}
                </span>
                <span className="type-small type-muted">{line.words[1]}</span>
              </span>
              <Icon name="forward" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
