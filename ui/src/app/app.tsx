// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react';
import { useSessionState } from '../shared/session/session-context';

const WorkspaceApp = lazy(() => import('../features/workspace/workspace-app'));

/** Chooses the app by who is here. */
export function App() {
  const state = useSessionState();
  if (state.at !== 'signed_in') return null;
  return (
    <Suspense fallback={null}>
      <WorkspaceApp />
    </Suspense>
  );
}
