// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useState } from 'react';
import { endSession, readSessions } from '../../shared/api/account';
import type { SessionList } from '../../shared/api/schema';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { EmptyState } from '../../shared/ui/empty-state';
import { Skeleton } from '../../shared/ui/skeleton';
import { useToast } from '../../shared/ui/toast';
import { Icon } from '../../shared/ui/icon';
import { useDayWords } from '../../shared/words/days';
import { useWords } from '../../shared/words/words';

type Device = SessionList['sessions'][number];

/** Where I am signed in, and a way to end each. */
export function DevicesScreen() {
  const words = useWords();
  const text = words.privacy.devices;
  const days = useDayWords();
  const say = useToast();
  const [devices, setDevices] = useState<Device[] | 'failed'>();
  const load = useCallback(() => {
    readSessions().then(setDevices, () => setDevices('failed'));
  }, []);
  useEffect(load, [load]);
  const end = async (device: Device) => {
    await endSession(device.id).catch(() => undefined);
    say({ text: text.ended, plain: true });
    load();
  };
  return (
    <Screen title={text.title} back="/settings">
      <p>{text.line}</p>
      {devices === undefined && <Skeleton label={words.frame.loading} />}
      {devices === 'failed' && <EmptyState title={text.offline} />}
      {Array.isArray(devices) && (
        <ul role="list" className="settings-list">
          {devices.map((device) => (
            <li key={device.id} className="settings-line">
              <Icon name="device" />
              <span>
                <span className="settings-name">
                  {device.device}
                  {device.this_one && ` · ${text.this}`}
                </span>
                <span className="type-small type-muted">{text.used(days.moment(device.last_used))}</span>
              </span>
              {!device.this_one && (
                <Button aria-label={text.endName(device.device)} onClick={() => void end(device)}>
                  {text.end}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Screen>
  );
}
