// SPDX-License-Identifier: Apache-2.0
import type { Entry } from '../../shared/record/entry';
import { IconButton } from '../../shared/ui/button';
import { Initials } from '../../shared/ui/whose-words';
import { useTogetherWords } from '../../shared/words/together-words';
import { useTogether } from './use-together';

/** What both want to talk about, at the left: each topic can be ticked off. */
export function Agenda() {
  const words = useTogetherWords();
  const { view, fullNames, write } = useTogether();
  const topics = view.all('topic').filter((topic) => topic.body.state === 'open');
  const put = (topic: Entry<'topic'>, state: 'open' | 'talked') => ({
    id: topic.id,
    kind: 'topic' as const,
    seen_by: topic.seen_by,
    body: { ...topic.body, state },
  });
  return (
    <aside className="tg-agenda" aria-labelledby="together-agenda">
      <h2 id="together-agenda" className="type-label">
        {words.agenda}
      </h2>
      {topics.length === 0 && <p className="type-small type-muted">{words.agendaNone}</p>}
      <ul role="list">
        {topics.map((topic) => (
          <li key={topic.id}>
            <Initials name={fullNames[topic.body.by]} party={topic.body.by} />
            <span>{topic.body.text}</span>
            <IconButton
              icon="check"
              label={`${words.talked}: ${topic.body.text}`}
              onClick={() => write([put(topic, 'talked')], () => [put(topic, 'open')])}
            />
          </li>
        ))}
      </ul>
    </aside>
  );
}
