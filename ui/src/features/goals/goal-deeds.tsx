// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import type { GoalEntry } from '../../shared/goals/goal';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Icon } from '../../shared/ui/icon';
import type { IconName } from '../../shared/ui/icon-paths';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';

/** Puts the goal on the list for next time, once. */
export function GoalTopic({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals.page;
  const { view, therapist, write } = useMyRecord();
  const say = useToast();
  if (!therapist || goal.body.state === 'let_go') return null;
  const already = view.on('topic', goal.id).some((topic) => topic.body.state === 'open');
  const add = () => {
    const topic = { text: words.talkText(goal.body.words), by: 'client', state: 'open' } as const;
    const seen_by = goal.seen_by === 'only_me' ? 'only_me' : 'my_therapist';
    write([{ kind: 'topic', about: goal.id, seen_by, body: topic }]);
    say({ text: words.talkAdded });
  };
  if (already)
    return (
      <p className="row type-muted">
        <Icon name="talk" />
        {words.talkAdded}
      </p>
    );
  return (
    <div className="goal-deeds">
      <Button icon="talk" onClick={add}>
        {words.talk}
      </Button>
    </div>
  );
}

interface Deed {
  href: string;
  icon: IconName;
  label: string;
}

/** What else can be done with a goal; all of it can be taken back. */
export function ChangeDeeds({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals.page;
  const { state } = goal.body;
  const at = (path: string) => `/goals/${goal.id}/${path}`;
  const live = ['shaping', 'agreed', 'active', 'paused'].includes(state);
  const deeds: (Deed | false)[] = [
    (live || state === 'idea') && { href: at('change'), icon: 'edit', label: words.change },
    { href: at('details'), icon: 'list', label: words.details },
    state === 'active' && { href: at('reached'), icon: 'flag', label: words.reached },
    (state === 'active' || state === 'agreed') && { href: at('rest'), icon: 'pause', label: words.pause },
    (state === 'active' || state === 'agreed') && { href: at('review'), icon: 'review', label: words.review },
    live && { href: at('levels'), icon: 'table', label: words.levels },
    (live || state === 'idea') && { href: at('let-go'), icon: 'rest', label: words.letGo },
  ];
  return (
    <Card heading={words.more}>
      <div className="goal-deeds">
        {deeds.map(
          (deed) =>
            deed && (
              <Link key={deed.href} href={deed.href} className="ui-button" data-look="secondary">
                <Icon name={deed.icon} />
                {deed.label}
              </Link>
            ),
        )}
      </div>
    </Card>
  );
}
