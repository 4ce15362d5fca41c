// SPDX-License-Identifier: Apache-2.0
import { Route, Switch } from 'wouter';
import { CodeAppScreen, NewCodesScreen, NewPasskeyScreen } from '../features/doors/new-way-screens';
import { NoticesScreen } from '../features/doors/notices-screen';
import { WaysScreen } from '../features/doors/ways-screen';
import { DevicesScreen } from '../features/privacy/devices-screen';
import { LeaveScreen } from '../features/privacy/leave-screen';
import { LookScreen } from '../features/privacy/look-screen';
import { PasswordScreen } from '../features/privacy/password-screen';
import { SettingsScreen } from '../features/privacy/settings-screen';
import { WhoLookedScreen } from '../features/privacy/who-looked-screen';
import { WhoSeesScreen } from '../features/privacy/who-sees-screen';
import { NotFoundScreen } from './building-screen';

/** Settings and privacy. What is about one's own record is there only for those who have one. */
export default function SettingsRoutes({ client }: { client: boolean }) {
  return (
    <Switch>
      <Route path="/settings">
        <SettingsScreen client={client} />
      </Route>
      {client && <Route path="/settings/who-sees" component={WhoSeesScreen} />}
      {client && <Route path="/settings/who-looked" component={WhoLookedScreen} />}
      <Route path="/settings/devices" component={DevicesScreen} />
      <Route path="/settings/leave" component={LeaveScreen} />
      <Route path="/settings/look" component={LookScreen} />
      <Route path="/settings/password" component={PasswordScreen} />
      <Route path="/settings/sign-in" component={WaysScreen} />
      <Route path="/settings/sign-in/passkey" component={NewPasskeyScreen} />
      <Route path="/settings/sign-in/code-app" component={CodeAppScreen} />
      <Route path="/settings/sign-in/codes" component={NewCodesScreen} />
      <Route path="/settings/notices" component={NoticesScreen} />
      <Route component={NotFoundScreen} />
    </Switch>
  );
}
