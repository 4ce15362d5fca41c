// SPDX-License-Identifier: Apache-2.0
import { Link, useLocation } from 'wouter';
import { openSuggestions, type GoalEntry } from '../../shared/goals/goal';
import type { Entry } from '../../shared/record/entry';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import { acceptedDrafts, answered } from './answer-suggestion';

/** What the therapist suggests about this goal. The client's own words stay until they take another wording. */
export function Suggestions({ goal }: { goal: GoalEntry }) {
  const { view } = useMyRecord();
  return openSuggestions(view, goal.id).map((suggestion) => (
    <SuggestionCard key={suggestion.id} goal={goal} suggestion={suggestion} />
  ));
}

function SuggestionCard({ goal, suggestion }: { goal: GoalEntry; suggestion: Entry<'suggestion'> }) {
  const words = useWords().goals.suggestion;
  const { actor, nameOf, write } = useMyRecord();
  const say = useToast();
  const [, go] = useLocation();
  const { body } = suggestion;
  const name = nameOf(suggestion.versions[0]?.author ?? suggestion.author);
  const wording = body.what === 'wording';
  const accept = () => {
    write(acceptedDrafts(goal, suggestion, actor));
    say({ text: words.taken });
  };
  const keep = () => {
    write([answered(suggestion, 'declined')]);
    say({ text: words.kept });
  };
  const edit = () => {
    write([answered(suggestion, 'edited')]);
    go(`/goals/${goal.id}/change`);
  };
  return (
    <Card heading={words.title(name)} tint="sunk">
      {wording ? (
        <div className="two-words">
          <div>
            <p className="type-small type-muted">{words.yours}</p>
            <p>{goal.body.words}</p>
          </div>
          <div>
            <p className="type-small type-muted">{words.theirs(name)}</p>
            <p>{body.words}</p>
          </div>
        </div>
      ) : (
        <p>{lineOf(body, words)}</p>
      )}
      {body.note && <p className="type-muted">{body.note}</p>}
      <div className="row">
        <Button look="primary" onClick={accept}>
          {takeLabel(body.what, words)}
        </Button>
        <Button onClick={keep}>{wording ? words.keep : words.no}</Button>
        {wording && (
          <Button look="quiet" onClick={edit}>
            {words.edit}
          </Button>
        )}
      </div>
      {body.what === 'step' && <Link href={`/goals/${goal.id}/step`}>{words.edit}</Link>}
    </Card>
  );
}

type SuggestionWords = ReturnType<typeof useWords>['goals']['suggestion'];
type Body = Entry<'suggestion'>['body'];

function lineOf(body: Body, words: SuggestionWords): string {
  switch (body.what) {
    case 'area':
      return words.area(body.area?.label ?? '');
    case 'step':
    case 'wording':
      return body.words ?? '';
    default:
      return words[body.what];
  }
}

function takeLabel(what: Body['what'], words: SuggestionWords): string {
  if (what === 'wording') return words.take;
  if (what === 'area') return words.takenArea;
  return what === 'step' ? words.takeStep : words.yes;
}
