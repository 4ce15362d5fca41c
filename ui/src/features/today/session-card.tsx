// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { nextSession } from '../../shared/goals/next-card';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Card } from '../../shared/ui/card';
import { useDayWords } from '../../shared/words/days';
import { useWords } from '../../shared/words/words';

/** When and how the next meeting is, and the way to bring something to it. */
export function SessionCard({ now }: { now: Date }) {
  const words = useWords().today;
  const days = useDayWords();
  const { view, therapist } = useMyRecord();
  if (!therapist) return null;
  const session = nextSession(view, now);
  const open = view.all('topic').filter((topic) => topic.body.state === 'open');
  return (
    <Card heading={words.session.title}>
      {session ? (
        <p>
          {days.moment(session.body.starts)} · {words.session.minutes(session.body.minutes)}
          <br />
          <span className="type-muted">{words.cards.joinHow[session.body.mode](session.body.place ?? '')}</span>
        </p>
      ) : (
        <p className="type-muted">{words.session.none}</p>
      )}
      {open.length > 0 && (
        <ul>
          {open.map((topic) => (
            <li key={topic.id}>{topic.body.text}</li>
          ))}
        </ul>
      )}
      <Link href="/topics" className="ui-button" data-look="secondary">
        {words.session.bring}
      </Link>
    </Card>
  );
}
