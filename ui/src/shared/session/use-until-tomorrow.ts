// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useMemo, useState } from 'react';
import { today } from '../goals/days';
import { useSignedIn } from './session-context';

/** A few words that hold for this day on this device, and are gone tomorrow by themselves. */
export function useUntilTomorrow(name: string): [ReadonlySet<string>, (key: string, on: boolean) => void] {
  const { device } = useSignedIn();
  const [held, setHeld] = useState<{ day: string; keys: readonly string[] }>({ day: today(), keys: [] });
  useEffect(() => {
    let here = true;
    device
      .kept<typeof held>(name)
      .then((kept) => {
        if (here && kept) setHeld(kept);
      })
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, [device, name]);
  const day = today();
  const keys = useMemo(() => (held.day === day ? held.keys : []), [held, day]);
  const set = useCallback(
    (key: string, on: boolean) => {
      const others = keys.filter((one) => one !== key);
      const next = { day: today(), keys: on ? [...others, key] : others };
      setHeld(next);
      void device.keep(name, next).catch(() => undefined);
    },
    [device, name, keys],
  );
  return [useMemo(() => new Set(keys), [keys]), set];
}
