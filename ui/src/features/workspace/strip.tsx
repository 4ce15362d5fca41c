// SPDX-License-Identifier: Apache-2.0
import { TokenLink } from '../../shared/ui/chip';
import type { IconName } from '../../shared/ui/icon-paths';
import { useStripWords, useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { headline, tokens, type StripToken, type TokenSource } from './model/since-last-time';
import { paths } from './paths';

const icons: Record<StripToken['key'], IconName> = {
  harder: 'harder',
  eased: 'check',
  goals: 'path',
  reached: 'flag',
  steps: 'steps',
  talk: 'talk',
  yes: 'agree',
  review: 'review',
};

/** Where a token leads: the part of the record that it comes from. */
export function sourcePath(record: string, source: TokenSource): string {
  return source === 'goals' ? paths.goals(record) : `${paths.client(record)}#${source}`;
}

/** The sentence that says what is new with a client since last time. */
export function Headline({ client }: { client: DeskClient }) {
  return <>{headline(client.facts, useStripWords())}</>;
}

/** Up to four facts about a client, each leading to its source. */
export function StripTokens({ client }: { client: DeskClient }) {
  const words = useStripWords();
  const list = tokens(client.facts, words);
  if (list.length === 0) return null;
  return (
    <ul role="list" className="ws-tokens">
      {list.map((token) => (
        <li key={token.key}>
          <TokenLink icon={icons[token.key]} tint={token.tint} href={sourcePath(client.record, token.source)}>
            {token.text}
          </TokenLink>
        </li>
      ))}
    </ul>
  );
}

/** The strip at the top of a record: one look, and it is known what changed. */
export function SinceLastTime({ client }: { client: DeskClient }) {
  const words = useWorkspaceWords();
  return (
    <section className="ws-strip" aria-labelledby="since-last-time">
      <h2 id="since-last-time" className="type-small type-muted">
        {words.record.sinceTitle}
        {client.facts.last && `, ${words.record.sinceDate(words.day(client.facts.last.body.starts))}`}
      </h2>
      <p className="type-heading">
        <Headline client={client} />
      </p>
      <StripTokens client={client} />
    </section>
  );
}
