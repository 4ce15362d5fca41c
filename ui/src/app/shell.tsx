// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useSignOut } from '../shared/privacy/sign-out-dialog';
import { useOwnRecord, useRecord, useSession, useSignedIn } from '../shared/session/session-context';
import { useSettings } from '../shared/session/settings-context';
import { leaveNow } from '../shared/session/quick-exit';
import { Banner } from '../shared/ui/banner';
import { Button } from '../shared/ui/button';
import { Icon } from '../shared/ui/icon';
import type { IconName } from '../shared/ui/icon-paths';
import { dayOf } from '../shared/goals/days';
import type { RecordView } from '../shared/api/records';
import { useDayWords } from '../shared/words/days';
import { useWords } from '../shared/words/words';
import { useOnline } from './use-online';
import { useNewVersion } from './new-version';
import './shell.css';

type Place = keyof ReturnType<typeof useWords>['frame']['tabs'];

interface Tab {
  place: Place;
  href: string;
  icon: IconName;
}

const tabs: Tab[] = [
  { place: 'today', href: '/', icon: 'today' },
  { place: 'goals', href: '/goals', icon: 'goals' },
  { place: 'journal', href: '/journal', icon: 'journal' },
  { place: 'skills', href: '/skills', icon: 'skills' },
  { place: 'sessions', href: '/sessions', icon: 'talk' },
];

const more: Tab[] = [
  { place: 'progress', href: '/progress', icon: 'chart' },
  { place: 'safety', href: '/help', icon: 'help' },
  { place: 'learn', href: '/learn', icon: 'idea' },
  { place: 'settings', href: '/settings', icon: 'settings' },
];

const under: Record<string, string[]> = {
  '/': ['/topics', '/hard-day'],
  '/goals': ['/questions', '/explore', '/steps', '/together'],
};

function isAt(location: string, href: string): boolean {
  const roots = [href, ...(under[href] ?? [])].filter((root) => root !== '/');
  return location === href || roots.some((root) => location === root || location.startsWith(`${root}/`));
}

/** The client's app around its screens: the places, and the calm lines that hold for all of them. */
export function ClientShell({ children }: { children: ReactNode }) {
  const words = useWords().frame;
  const [location] = useLocation();
  return (
    <div className="shell" data-room="client">
      <a className="skip-link" href="#main">
        {words.skip}
      </a>
      <Lines />
      <div className="shell-dock">
        <nav className="shell-nav" aria-label={words.mainPlaces}>
          <span className="shell-mark" aria-hidden="true">
            <Icon name="goals" />
            {words.appName}
          </span>
          {[...tabs, ...more].map((tab, index) => (
            <Link
              key={tab.place}
              href={tab.href}
              className="shell-tab"
              data-more={index >= tabs.length ? '' : undefined}
              aria-current={isAt(location, tab.href) ? 'page' : undefined}
            >
              <Icon name={tab.icon} />
              {words.tabs[tab.place]}
            </Link>
          ))}
        </nav>
        <LeaveButton />
      </div>
      <div className="shell-page">{children}</div>
    </div>
  );
}

/** One touch, and this app is gone from the screen. */
export function LeaveButton() {
  const words = useWords().frame;
  const session = useSession();
  const { settings } = useSettings();
  if (settings.exitButton === 'hidden') return null;
  return (
    <button type="button" className="shell-leave" onClick={() => void leaveNow(session, settings.exitTo ?? 'weather')}>
      <Icon name="exit" />
      {words.leaveNow}
    </button>
  );
}

function Lines() {
  const words = useWords().frame;
  const afterLine = useAfterLine();
  const { me, store } = useSignedIn();
  const record = useOwnRecord();
  const { conflicts, refused } = useRecord(record.id);
  const failing = useSyncExternalStore(store.subscribe, () => store.failing);
  const online = useOnline();
  const [fresh, take] = useNewVersion();
  const waiting = useSyncExternalStore(store.subscribe, () => store.unsent.some((one) => !one.trouble));
  const offline = !online || failing;
  return (
    <section className="shell-lines" aria-label={words.lines}>
      {me.practice.demo && <DemoLine />}
      <div role="status">
        {offline && (
          <Banner icon="cloudOff" edge>
            {words.offline} {waiting && words.safeHere}
          </Banner>
        )}
      </div>
      {record.after && record.after.access !== 'writing' && <Banner edge>{afterLine(record.after)}</Banner>}
      {!store.lasting && <Banner edge>{words.notLasting}</Banner>}
      {conflicts.length > 0 && (
        <Banner icon="words" tint="warm" edge announce action={<Link href="/conflicts">{words.seeBoth}</Link>}>
          {words.conflict}
        </Banner>
      )}
      {refused.length > 0 && (
        <Banner icon="info" tint="warm" edge announce action={<Link href="/conflicts">{words.seeRefused}</Link>}>
          {words.refused}
        </Banner>
      )}
      {fresh && (
        <Banner icon="info" edge action={<Button onClick={take}>{words.useNewVersion}</Button>}>
          {words.newVersion}
        </Banner>
      )}
    </section>
  );
}

/** What is left to do here when care has ended and writing is over. */
function useAfterLine(): (after: NonNullable<RecordView['after']>) => string {
  const words = useWords().today.ending;
  const days = useDayWords();
  return (after) => (after.access === 'reading' ? words.reads(days.day(dayOf(after.reads_until))) : words.closed);
}

/** Everybody in the demo practice is made up, and the app says so. */
export function DemoLine() {
  const words = useWords().frame;
  const { leave, asking } = useSignOut();
  return (
    <section className="shell-demo" aria-label={words.demo}>
      <span>{words.demo}</span>
      <button type="button" className="shell-demo-link" onClick={leave}>
        {words.leaveDemo}
      </button>
      {asking}
    </section>
  );
}
