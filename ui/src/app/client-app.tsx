// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { GoalsScreen } from '../features/goals/goals-screen';
import { HelpScreen } from '../features/safety/help-screen';
import { TodayScreen } from '../features/today/today-screen';
import { TopicsScreen } from '../features/today/topics-screen';
import type { Segment } from '../shared/goals/goal';
import { fetchWhenIdle, lazyScreen } from '../shared/shell/lazy-screen';
import { useOwnRecord } from '../shared/session/session-context';
import { takesWords } from '../shared/session/while-writing';
import { BuildingScreen, NotFoundScreen } from './building-screen';
import { ClosedScreen, isToWrite } from './closed-screen';
import { ClientShell } from './shell';

const GoalRoutes = lazyScreen(() => import('./goal-routes').then((m) => m.default));
const SettingsRoutes = lazyScreen(() => import('./settings-routes').then((m) => m.default));
const TogetherScreen = lazyScreen(() => import('../features/together/together-screen').then((m) => m.default));
const QuestionsScreen = lazyScreen(() => import('../features/explore/questions-screen').then((m) => m.QuestionsScreen));
const ExploreScreen = lazyScreen(() => import('../features/explore/explore-screen').then((m) => m.ExploreScreen));
const EndingScreen = lazyScreen(() => import('../features/ending/ending-screen').then((m) => m.EndingScreen));
const PlanScreen = lazyScreen(() => import('../features/ending/plan-screen').then((m) => m.PlanScreen));
const ConflictsScreen = lazyScreen(() => import('../features/conflicts/conflicts-screen').then((m) => m.ConflictsScreen));

const segments: readonly string[] = ['now', 'longer', 'ideas', 'done'] satisfies Segment[];
const isSegment = (text: string): text is Segment => segments.includes(text);

/** Choosing a part of life for a goal: GOAL, GOAL/AIM or GOAL/AIM/AREA. */
function ExploreFor({ path }: { path: string }) {
  const [goal, aim, area] = path.split('/');
  return <ExploreScreen {...(goal ? { goal } : {})} {...(aim ? { aim } : {})} {...(area ? { area } : {})} />;
}

/** The client's app: its places and every page below them. */
export function ClientApp() {
  const record = useOwnRecord();
  const [path] = useLocation();
  useEffect(() => fetchWhenIdle([GoalRoutes, QuestionsScreen, ExploreScreen, SettingsRoutes, TogetherScreen, ConflictsScreen]), []);
  if (!takesWords(record) && isToWrite(path))
    return (
      <ClientShell>
        <ClosedScreen path={path} />
      </ClientShell>
    );
  return (
    <ClientShell>
        <Switch>
          <Route path="/" component={TodayScreen} />
          <Route path="/topics" component={TopicsScreen} />
          <Route path="/goals">
            <GoalsScreen segment="now" />
          </Route>
          <Route path="/goals/in/:segment">
            {({ segment }) => (isSegment(segment) ? <GoalsScreen segment={segment} /> : <NotFoundScreen />)}
          </Route>
          <Route path="/questions" component={QuestionsScreen} />
          <Route path="/explore/for/*">{(rest) => <ExploreFor path={rest['*'] ?? ''} />}</Route>
          <Route path="/explore/:aim?/:area?">
            {({ aim, area }) => <ExploreScreen {...(aim ? { aim } : {})} {...(area ? { area } : {})} />}
          </Route>
          <Route path="/together/:goal">{({ goal }) => <TogetherScreen record={record.id} goal={goal} />}</Route>
          <Route path="/conflicts" component={ConflictsScreen} />
          <Route path="/ending" component={EndingScreen} />
          <Route path="/staying-well" component={PlanScreen} />
          <Route path="/help">
            <HelpScreen back="/" />
          </Route>
          <Route path="/journal">
            <BuildingScreen place="journal" />
          </Route>
          <Route path="/skills">
            <BuildingScreen place="skills" />
          </Route>
          <Route path="/sessions">
            <BuildingScreen place="sessions" />
          </Route>
          <Route path="/progress">
            <BuildingScreen place="progress" />
          </Route>
          <Route path="/learn">
            <BuildingScreen place="learn" />
          </Route>
          <Route path="/settings/*?">
            <SettingsRoutes client />
          </Route>
          <Route path="/goals/*">
            <GoalRoutes />
          </Route>
          <Route path="/steps/*">
            <GoalRoutes />
          </Route>
          <Route component={NotFoundScreen} />
        </Switch>
    </ClientShell>
  );
}
