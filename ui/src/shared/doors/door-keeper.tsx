// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { answerAtTheDoor } from '../api/request';
import { useSession } from '../session/session-context';
import { lazyPiece } from '../shell/lazy-screen';

const ConfirmDialog = lazyPiece(() => import('./confirm-dialog').then((m) => m.ConfirmDialog));

/**
 * Stands at the door for the whole app. Whatever request the server wants a fresh proof for waits here while the person
 * gives it; several that come at once wait for one answer.
 */
export function DoorKeeper() {
  const session = useSession();
  const [asking, setAsking] = useState(false);
  const [waiting] = useState<((proved: boolean) => void)[]>(() => []);
  useEffect(() => {
    const stop = answerAtTheDoor({
      confirm: () =>
        new Promise((resolve) => {
          waiting.push(resolve);
          setAsking(true);
        }),
      enrol: () => void session.mustEnrol(),
    });
    return () => {
      stop();
      for (const resolve of waiting.splice(0)) resolve(false);
    };
  }, [session, waiting]);
  const answer = (proved: boolean) => {
    setAsking(false);
    for (const resolve of waiting.splice(0)) resolve(proved);
  };
  if (!asking) return null;
  return (
    <ConfirmDialog
      onClose={() => answer(false)}
      onProved={(me) => {
        void session.proved(me);
        answer(true);
      }}
    />
  );
}
