// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { today } from '../../shared/goals/days';
import { cardKey, nextCard } from '../../shared/goals/next-card';
import { firstName, useMe } from '../../shared/session/session-context';
import { useMyRecord } from '../../shared/session/use-my-record';
import { WhileWriting } from '../../shared/session/while-writing';
import { useUntilTomorrow } from '../../shared/session/use-until-tomorrow';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Skeleton } from '../../shared/ui/skeleton';
import { useWords } from '../../shared/words/words';
import { AccountCard } from './account-card';
import { EndingCard } from './ending-card';
import { FirstWeek } from './first-week';
import { HardDay } from './hard-day';
import { NextCardView } from './next-card-view';
import { SessionCard } from './session-card';
import { WeekCard } from './week-card';
import './today.css';

/** What would help right now: one next thing, this week's steps, the next session. Nothing to catch up on. */
export function TodayScreen() {
  const words = useWords();
  const text = words.today;
  const me = useMe();
  const { view, loaded } = useMyRecord();
  const now = useNow();
  const [putOff, setPutOff] = useUntilTomorrow('put-off');
  const [held, setHeld] = useUntilTomorrow('hard-day');
  const name = firstName(me.name);

  if (held.has('on')) return <HardDay onEnd={() => setHeld('on', false)} />;
  if (!loaded)
    return (
      <Screen title={text.title} wide>
        <Skeleton label={words.frame.loading} />
      </Screen>
    );
  const card = nextCard(view, today(now), now, putOff);
  const isNew = view.all('goal').length === 0 && view.all('reflection').length === 0;
  return (
    <Screen title={text.title} wide>
      <p className="today-hello">{name ? text.hello(name) : text.helloNoName}</p>
      <div className="today-columns">
        <div className="stack today-main">
          <WhileWriting>
            {isNew && card.card === 'question' ? (
              <FirstWeek />
            ) : (
              <NextCardView card={card} onNotNow={() => setPutOff(cardKey(card), true)} />
            )}
          </WhileWriting>
          <div className="today-hard">
            <p>{text.hardDay.question}</p>
            <Button icon="rest" onClick={() => setHeld('on', true)}>
              {text.hardDay.start}
            </Button>
          </div>
        </div>
        <div className="stack">
          <EndingCard now={now} />
          <WeekCard />
          <SessionCard now={now} />
          <AccountCard settled={!isNew} />
        </div>
      </div>
    </Screen>
  );
}

/** The time now, told anew every half minute, so that a session can be joined when it is time. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
