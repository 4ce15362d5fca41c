// SPDX-License-Identifier: Apache-2.0
import { Route, Switch } from 'wouter';
import { ChangeScreen } from '../features/goals/change-screen';
import { DetailsScreen } from '../features/goals/details-screen';
import { EasedScreen } from '../features/goals/eased-screen';
import { GoalPage } from '../features/goals/goal-page';
import { LeaveGoalScreen } from '../features/goals/leave-screens';
import { LevelsScreen } from '../features/goals/levels-screen';
import { NewGoalScreen } from '../features/goals/new-goal-screen';
import { NewStepScreen } from '../features/goals/new-step-screen';
import { RateScreen } from '../features/goals/rate-screen';
import { ReachedScreen } from '../features/goals/reached-screen';
import { ReviewScreen } from '../features/goals/review-screen';
import { SetbackScreen } from '../features/goals/setback-screen';
import { StepChangeScreen, StepDoneScreen, StepNotTodayScreen } from '../features/goals/step-deed-screens';
import { StepScreen } from '../features/goals/step-screen';
import { NotFoundScreen } from './building-screen';

/** The pages of one goal and of one step. */
export default function GoalRoutes() {
  return (
    <Switch>
      <Route path="/goals/new" component={NewGoalScreen} />
      <Route path="/goals/:id">{({ id }) => <GoalPage key={id} id={id} />}</Route>
      <Route path="/goals/:id/rate">{({ id }) => <RateScreen id={id} />}</Route>
      <Route path="/goals/:id/change">{({ id }) => <ChangeScreen id={id} />}</Route>
      <Route path="/goals/:id/details">{({ id }) => <DetailsScreen id={id} />}</Route>
      <Route path="/goals/:id/rest">{({ id }) => <LeaveGoalScreen id={id} how="paused" />}</Route>
      <Route path="/goals/:id/let-go">{({ id }) => <LeaveGoalScreen id={id} how="let_go" />}</Route>
      <Route path="/goals/:id/reached">{({ id }) => <ReachedScreen id={id} />}</Route>
      <Route path="/goals/:id/review">{({ id }) => <ReviewScreen id={id} />}</Route>
      <Route path="/goals/:id/step">{({ id }) => <NewStepScreen id={id} />}</Route>
      <Route path="/goals/:id/harder">{({ id }) => <SetbackScreen id={id} />}</Route>
      <Route path="/goals/:id/eased/:spell">{({ id, spell }) => <EasedScreen id={id} spell={spell} />}</Route>
      <Route path="/goals/:id/levels">{({ id }) => <LevelsScreen id={id} />}</Route>
      <Route path="/steps/:id">{({ id }) => <StepScreen id={id} />}</Route>
      <Route path="/steps/:id/done">{({ id }) => <StepDoneScreen id={id} />}</Route>
      <Route path="/steps/:id/not-today">{({ id }) => <StepNotTodayScreen id={id} />}</Route>
      <Route path="/steps/:id/change">{({ id }) => <StepChangeScreen id={id} />}</Route>
      <Route component={NotFoundScreen} />
    </Switch>
  );
}
