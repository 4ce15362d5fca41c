// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { InvitationScreen } from '../features/entrance/invitation-screen';
import { SignInScreen } from '../features/entrance/sign-in-screen';
import { HelpScreen } from '../features/safety/help-screen';
import type { Myself } from '../shared/api/schema';
import { DoorKeeper } from '../shared/doors/door-keeper';
import { SentLine } from '../shared/session/save-line';
import { leaveNow, onShiftThrice } from '../shared/session/quick-exit';
import { useMe, useSession, useSessionState } from '../shared/session/session-context';
import { useSettings } from '../shared/session/settings-context';
import type { SignedOutWhy } from '../shared/session/session';
import { fetchWhenIdle, lazyScreen } from '../shared/shell/lazy-screen';
import { ToastPlace } from '../shared/ui/toast';
import { useWords } from '../shared/words/words';
import { ClientApp } from './client-app';
import { useGivenLink, type GivenLink } from './given-link';
import { DemoLine, LeaveButton } from './shell';

const WorkspaceApp = lazyScreen(() => import('../features/workspace/workspace-app').then((m) => m.default));
const TogetherScreen = lazyScreen(() => import('../features/together/together-screen').then((m) => m.default));
const EnrolScreen = lazyScreen(() => import('../features/doors/enrol-screen').then((m) => m.EnrolScreen));
const WayBackScreen = lazyScreen(() => import('../features/doors/way-back-screen').then((m) => m.WayBackScreen));
const SettingsRoutes = lazyScreen(() => import('./settings-routes').then((m) => m.default));

/** Chooses the app by who is here. */
export function App({ link }: { link: GivenLink | undefined }) {
  const words = useWords().frame;
  const state = useSessionState();
  const [given, done] = useGivenLink(link);
  const [path] = useLocation();
  const account = state.at === 'signed_in' ? state.me.account : undefined;
  useLeaveKeys();
  return (
    <ToastPlace label={words.messages} closeLabel={words.close} foot={<SentLine />} whose={account}>
      <DoorKeeper />
      {given && path === '/' ? (
        <Lonely>
          {given.what === 'invitation' ? (
            <InvitationScreen key={given.nth} token={given.token} onDone={done} />
          ) : (
            <WayBackScreen key={given.nth} token={given.token} onDone={done} />
          )}
        </Lonely>
      ) : (
        <>
          {state.at === 'starting' && <p className="visually-hidden">{words.loading}</p>}
          {state.at === 'signed_out' && <SignedOut why={state.why} />}
          {state.at === 'signed_in' && <SignedInApp me={state.me} />}
        </>
      )}
    </ToastPlace>
  );
}

function SignedInApp({ me }: { me: Myself }) {
  if (me.session.enrol) return <Enrolling />;
  return me.role === 'client' ? <ClientApp /> : <StaffApp />;
}

/** Nothing but setting up a second factor is open, and the way to help. */
function Enrolling() {
  return (
    <Lonely>
      <Switch>
        <Route path="/help">
          <HelpScreen back="/" />
        </Route>
        <Route>
          <EnrolScreen />
        </Route>
      </Switch>
    </Lonely>
  );
}

function Lonely({ children }: { children: React.ReactNode }) {
  const words = useWords().frame;
  return (
    <div className="shell-lonely" data-room="client">
      <a className="skip-link" href="#main">
        {words.skip}
      </a>
      <div className="shell-page">{children}</div>
      <div className="shell-dock">
        <LeaveButton />
      </div>
    </div>
  );
}

function SignedOut({ why }: { why: SignedOutWhy }) {
  return (
    <Lonely>
      <Switch>
        <Route path="/help">
          <HelpScreen back="/" />
        </Route>
        <Route>
          <SignInScreen why={why} />
        </Route>
      </Switch>
    </Lonely>
  );
}

function StaffApp() {
  const me = useMe();
  useEffect(() => fetchWhenIdle([WorkspaceApp, TogetherScreen, SettingsRoutes]), []);
  return (
      <Switch>
        <Route path="/settings/*?">
          <Lonely>
            <SettingsRoutes client={false} />
          </Lonely>
        </Route>
        <Route path="/help">
          <Lonely>
            <HelpScreen back="/" />
          </Lonely>
        </Route>
        <Route path="/together/:record/:goal?">
          {({ record, goal }) => <TogetherScreen record={record} goal={goal} />}
        </Route>
        <Route>
          <WorkspaceApp banners={me.practice.demo && <DemoLine />} />
        </Route>
      </Switch>
  );
}

/** Shift three times leaves, on every screen, unless it is turned off. */
function useLeaveKeys(): void {
  const session = useSession();
  const { settings } = useSettings();
  const off = settings.exitKeys === 'off';
  const place = settings.exitTo ?? 'weather';
  useEffect(() => (off ? undefined : onShiftThrice(document, () => void leaveNow(session, place))), [session, off, place]);
  // Somebody else on this device starts at the beginning, not where the last person was.
  const state = useSessionState();
  const account = state.at === 'signed_in' ? state.me.account : undefined;
  const [, go] = useLocation();
  const [last, setLast] = useState(account);
  useEffect(() => {
    if (!account || account === last) return;
    if (last) go('/', { replace: true });
    setLast(account);
  }, [account, last, go]);
}
