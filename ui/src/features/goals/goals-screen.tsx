// SPDX-License-Identifier: Apache-2.0
import { Link, useLocation } from 'wouter';
import { goalsIn, type Segment } from '../../shared/goals/goal';
import { useQuestions } from '../../shared/catalogue/use-catalogue';
import { WhileWriting } from '../../shared/session/while-writing';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Screen } from '../../shared/shell/screen';
import { EmptyState } from '../../shared/ui/empty-state';
import { Icon } from '../../shared/ui/icon';
import { Segments } from '../../shared/ui/segments';
import { Skeleton } from '../../shared/ui/skeleton';
import { useWords } from '../../shared/words/words';
import { GoalCard } from './goal-card';

const segments: readonly Segment[] = ['now', 'longer', 'ideas', 'done'];
const hrefOf = (segment: Segment) => (segment === 'now' ? '/goals' : `/goals/in/${segment}`);

/** What I want, in my words: now, longer, ideas, and what is done or let go. */
export function GoalsScreen({ segment }: { segment: Segment }) {
  const words = useWords();
  const text = words.goals;
  const [, go] = useLocation();
  const { view, loaded } = useMyRecord();
  const none = view.all('goal').length === 0;
  const goals = goalsIn(view, segment);
  return (
    <Screen title={text.title}>
      {none ? (
        loaded ? (
          <WhileWriting>
            <NoGoals />
          </WhileWriting>
        ) : (
          <Skeleton label={words.frame.loading} />
        )
      ) : (
        <>
          <Segments
            label={text.segmentsLabel}
            options={segments.map((key) => ({ key, label: text.segments[key] }))}
            chosen={segment}
            onChange={(key) => go(hrefOf(key))}
            wide
          />
          {goals.length === 0 && <p className="type-muted">{text.emptySegment[segment]}</p>}
          <ul role="list" className="goal-list">
            {goals.map((goal) => (
              <li key={goal.id}>
                <GoalCard goal={goal} />
              </li>
            ))}
          </ul>
          <WhileWriting>
            <div className="goal-deeds">
              <Link href="/goals/new" className="ui-button" data-look="primary">
                <Icon name="add" />
                {text.add}
              </Link>
              <Link href="/explore" className="ui-button" data-look="secondary">
                {text.notSure}
              </Link>
            </div>
          </WhileWriting>
        </>
      )}
    </Screen>
  );
}

function NoGoals() {
  const text = useWords().goals;
  const first = useQuestions()[0];
  return (
    <EmptyState title={first?.text ?? text.emptyTitle} line={text.emptyLine} large>
      <div className="stack-tight">
        <Link href="/questions" className="ui-button" data-look="primary">
          {text.emptyAnswer}
        </Link>
        <Link href="/explore" className="ui-button" data-look="secondary">
          {text.notSure}
        </Link>
        <Link href="/goals/new" className="ui-button" data-look="quiet">
          <Icon name="add" />
          {text.add}
        </Link>
      </div>
    </EmptyState>
  );
}
