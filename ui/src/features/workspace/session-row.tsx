// SPDX-License-Identifier: Apache-2.0
import type { Entry } from '../../shared/record/entry';
import { Icon } from '../../shared/ui/icon';
import { useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';
import { paths } from './paths';
import { Headline, StripTokens } from './strip';

interface SessionRowProps {
  client: DeskClient;
  session: Entry<'therapy_session'>;
  isNext?: boolean;
  /** Say the day as well: the meeting is not today. */
  withDay?: boolean;
}

/** One meeting: when, who, how, and what is new with them. */
export function SessionRow({ client, session, isNext, withDay }: SessionRowProps) {
  const words = useWorkspaceWords();
  const { now } = useDeskContext();
  const { starts, minutes, mode, place, number } = session.body;
  const over = Date.parse(starts) + minutes * 60_000 <= now.getTime() || session.body.state === 'held';
  return (
    <li className="ws-session" data-next={isNext ? '' : undefined} data-over={over ? '' : undefined}>
      <p className="ws-session-time">
        {withDay && <span className="type-small type-muted">{words.day(starts)}</span>}
        <time dateTime={starts}>{words.time(starts)}</time>
        {isNext && <span className="ui-token" data-tint="primary">{words.today.next}</span>}
        {over && <span className="type-small type-muted">{words.today.over}</span>}
      </p>
      <article className="ui-card ws-session-card" data-leads="">
        <div className="row-between">
          <h3 className="type-heading">
            <a className="ui-card-link" href={paths.client(client.record)}>
              {client.name}
            </a>
          </h3>
          <span className="ws-meta">
            <Icon name={mode} />
            {mode === 'room' && place ? place : words.today.modes[mode]}
            <span aria-hidden="true">·</span>
            {words.today.sessionNumber(number)}
          </span>
        </div>
        <p>
          <Headline client={client} />
        </p>
        <StripTokens client={client} />
      </article>
    </li>
  );
}
