// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { readMe } from '../../shared/api/account';
import { cancelResets, endOtherSessions, markNoticesSeen, readNotices, type Notice } from '../../shared/api/doors';
import { doorSentence } from '../../shared/doors/door-sentence';
import { useSession } from '../../shared/session/session-context';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { EmptyState } from '../../shared/ui/empty-state';
import { Skeleton } from '../../shared/ui/skeleton';
import { useToast } from '../../shared/ui/toast';
import { useDayWords } from '../../shared/words/days';
import { useDoorWords } from '../../shared/words/door-words';
import type { DoorWords } from '../../shared/words/en-doors';
import { useWords } from '../../shared/words/words';
import '../../shared/doors/doors.css';

const resetLivesMs = 72 * 3_600_000;

/** Whether a way back in was begun and may still be open: then its owner can call it off. */
export function resetMayWait(notices: readonly Notice[], now: number): boolean {
  const newest = (what: Notice['what']) => notices.find((notice) => notice.what === what)?.at;
  const started = newest('reset_started');
  if (!started || now - Date.parse(started) > resetLivesMs) return false;
  return Date.parse(newest('reset_done') ?? '1970-01-01') < Date.parse(started);
}

/** One notice as a sentence. The server names a device in English; the words of the page say how the two parts go together. */
export function noticeSentence(notice: Notice, words: DoorWords['notices'], when: string): string {
  const [browser, system] = notice.device.split(' on ');
  const device = browser && system ? words.device(browser, system) : notice.device;
  return words.what[notice.what](device ? words.at(device) : '', when);
}

/** What happened with my way in: told plainly, with what to do where it was not me. */
export function NoticesScreen() {
  const text = useDoorWords().notices;
  const loading = useWords().frame.loading;
  const session = useSession();
  const [notices, setNotices] = useState<Notice[] | 'failed'>();
  const load = useCallback(() => {
    readNotices().then(
      async (list) => {
        setNotices(list);
        if (!list.some((notice) => !notice.seen)) return;
        await markNoticesSeen()
          .then(() => readMe())
          .then((me) => session.proved(me), () => undefined);
      },
      () => setNotices('failed'),
    );
  }, [session]);
  useEffect(load, [load]);
  return (
    <Screen title={text.title} back="/settings">
      <p>{text.line}</p>
      {notices === undefined && <Skeleton label={loading} />}
      {notices === 'failed' && (
        <EmptyState title={text.failed}>
          <Button onClick={load}>{text.again}</Button>
        </EmptyState>
      )}
      {Array.isArray(notices) && (notices.length === 0 ? <EmptyState title={text.none} /> : <Told notices={notices} />)}
    </Screen>
  );
}

function Told({ notices }: { notices: readonly Notice[] }) {
  const text = useDoorWords().notices;
  const days = useDayWords();
  return (
    <>
      <NotYou reset={resetMayWait(notices, Date.now())} />
      <ul role="list" className="doors-list">
        {notices.map((notice) => (
          <li key={notice.id} className="doors-item">
            <span>
              {!notice.seen && <span className="doors-fresh">{text.fresh}</span>}
              <span>{noticeSentence(notice, text, days.lately(notice.at))}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function NotYou({ reset }: { reset: boolean }) {
  const words = useDoorWords();
  const text = words.notices;
  const say = useToast();
  const [off, setOff] = useState(false);
  const [error, setError] = useState('');
  const act = async (deed: () => Promise<unknown>, done: string) => {
    setError('');
    try {
      await deed();
      say({ text: done, plain: true });
      return true;
    } catch (reason) {
      setError(doorSentence(reason, words));
      return false;
    }
  };
  return (
    <Card heading={text.notYou} tint="warm">
      <p>{text.notYouLine}</p>
      {error && <p role="status">{error}</p>}
      <div className="row">
        {reset && !off && (
          <Button onClick={() => void act(cancelResets, text.calledOff).then(setOff)}>{text.callOff}</Button>
        )}
        <Button onClick={() => void act(endOtherSessions, text.ended)}>{text.endOthers}</Button>
        <Link href="/settings/password" className="ui-button" data-look="secondary">
          {text.password}
        </Link>
      </div>
    </Card>
  );
}
