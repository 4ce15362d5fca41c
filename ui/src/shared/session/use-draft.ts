// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSignedIn } from './session-context';

const saveAfter = 400;

/**
 * A text that is being typed. It lies on the device, sealed, within half a second of the last key, so that a closed
 * tab or a locked session loses nothing; `clear` removes it once the text has become an entry.
 */
export function useDraft(name: string, initial = ''): [string, (text: string) => void, () => void] {
  const { device } = useSignedIn();
  const key = `draft/${name}`;
  const [text, setText] = useState(initial);
  const touched = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    let here = true;
    device
      .kept<string>(key)
      .then((kept) => {
        if (here && kept && !touched.current) setText(kept);
      })
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, [device, key]);

  const change = useCallback(
    (next: string) => {
      touched.current = true;
      setText(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void (next ? device.keep(key, next) : device.forget(key)).catch(() => undefined), saveAfter);
    },
    [device, key],
  );
  const clear = useCallback(() => {
    clearTimeout(timer.current);
    void device.forget(key).catch(() => undefined);
  }, [device, key]);
  return [text, change, clear];
}
