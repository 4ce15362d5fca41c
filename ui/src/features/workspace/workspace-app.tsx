// SPDX-License-Identifier: Apache-2.0
import { useRef, useState, type ReactNode } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useMe } from '../../shared/session/session-context';
import { useWorkspaceWords } from '../../shared/words/workspace-words';
import { CaseloadPage } from './caseload-page';
import { useDesk, type Desk } from './desk';
import { DeskContext } from './desk-context';
import { JumpDialog } from './jump-dialog';
import { paths, recordIn } from './paths';
import { PeoplePage } from './people-page';
import { Rail } from './rail';
import { RecordPage } from './record-page';
import { nextOnDesk, TodayPage } from './today-page';
import { UnsentGuard } from './unsent';
import { useLinkSteps } from './use-go';
import { useJumpKey, usePlainKeys } from './use-plain-keys';
import './workspace.css';

/** What the app around the workspace lends it: lines for the whole screen. */
interface WorkspaceAppProps {
  banners?: ReactNode;
}

/** The therapist's workspace; for an administrator the page of accounts alone. */
export default function WorkspaceApp(props: WorkspaceAppProps) {
  const me = useMe();
  return (
    <div data-room="therapist">
      <UnsentGuard>{me.role === 'administrator' ? <Administration {...props} /> : <Clinic {...props} />}</UnsentGuard>
    </div>
  );
}

function Clinic(props: WorkspaceAppProps) {
  const desk = useDesk();
  const [jumping, setJumping] = useState(false);
  useJumpKey(() => setJumping(true));
  return (
    <DeskContext value={desk}>
      <Shell onJump={() => setJumping(true)} banners={props.banners}>
        <DeskKeys desk={desk} />
        <Switch>
          <Route path={paths.today}>
            <TodayPage />
          </Route>
          <Route path={paths.caseload}>
            <CaseloadPage />
          </Route>
          <Route path="/clients/:record">{({ record }) => <RecordPage key={record} record={record} part="overview" />}</Route>
          <Route path="/clients/:record/goals">{({ record }) => <RecordPage key={record} record={record} part="goals" />}</Route>
          <Route>
            <Redirect to={paths.today} replace />
          </Route>
        </Switch>
      </Shell>
      {jumping && <JumpDialog onClose={() => setJumping(false)} />}
    </DeskContext>
  );
}

/** Enter opens the next client on Today; [ and ] go to the client before and after, as today's meetings stand. */
function DeskKeys({ desk }: { desk: Desk }) {
  const [path, navigate] = useLocation();
  const order = [...new Set(desk.sessions.map(({ client }) => client.record))];
  const here = order.indexOf(recordIn(path) ?? '');
  const open = (record: string | undefined) => record && navigate(paths.client(record));
  usePlainKeys({
    '[': () => open(here < 0 ? order[order.length - 1] : order[here - 1]),
    ']': () => open(here < 0 ? order[0] : order[here + 1]),
    ...(path === paths.today ? { Enter: () => open(nextOnDesk(desk)?.record) } : {}),
  });
  return null;
}

function Administration(props: WorkspaceAppProps) {
  return (
    <Shell banners={props.banners}>
      <Switch>
        <Route path={paths.people}>
          <PeoplePage />
        </Route>
        <Route>
          <Redirect to={paths.people} replace />
        </Route>
      </Switch>
    </Shell>
  );
}

function Shell({ onJump, banners, children }: { onJump?: () => void; banners: ReactNode; children: ReactNode }) {
  const words = useWorkspaceWords();
  const onClick = useLinkSteps();
  const main = useRef<HTMLElement>(null);
  return (
    <div className="ws" onClick={onClick}>
      <a
        className="skip-link"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {words.skip}
      </a>
      <Rail {...(onJump ? { onJump } : {})} />
      <div className="ws-column">
        {banners}
        <main id="content" ref={main} tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
