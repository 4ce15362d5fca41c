// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { agreedByBoth, feeding, type GoalEntry } from '../../shared/goals/goal';
import { ratingsOf } from '../../shared/goals/ratings';
import { isHarderNow } from '../../shared/goals/setbacks';
import { openSteps } from '../../shared/goals/steps';
import { WhoSeesChip } from '../../shared/privacy/who-sees-chip';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Card } from '../../shared/ui/card';
import { Token } from '../../shared/ui/chip';
import { Icon } from '../../shared/ui/icon';
import { HarderRibbon } from '../../shared/ui/ribbon';
import { useWords } from '../../shared/words/words';
import { stateIcons } from './goal-state';
import { PathMarks } from './path-marks';

/** One goal in a list: my words, where I am, the next step, and who can see it. */
export function GoalCard({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals;
  const { view, therapist, write } = useMyRecord();
  const { body } = goal;
  const step = openSteps(view, goal.id)[0];
  const feeders = feeding(view, goal.id).length;
  const marks = ratingsOf(view, goal.id).map((rating) => rating.body.value);
  const isIdea = body.state === 'idea';
  return (
    <Card
      leads
      heading={
        <Link href={`/goals/${goal.id}`} className="ui-card-link goal-words">
          {body.words}
        </Link>
      }
    >
      <div className="row">
        {!isIdea && (
          <Token icon={stateIcons[body.state]} tint={agreedByBoth(body) ? 'primary' : 'plain'}>
            {words.states[body.state]}
          </Token>
        )}
        {isHarderNow(view, goal) && <HarderRibbon>{words.harderNow}</HarderRibbon>}
        <span className="above-link">
          <WhoSeesChip
            kind="goal"
            seenBy={goal.seen_by}
            therapist={therapist}
            onChange={(seen_by) => write([{ id: goal.id, kind: 'goal', seen_by, body }])}
          />
        </span>
      </div>
      {!isIdea && <PathMarks values={marks} goodEnough={body.good_enough} />}
      {step && (
        <p className="goal-line">
          <Icon name="steps" />
          <span>
            <span className="type-muted">{words.nextStep}: </span>
            {step.body.words}
          </span>
        </p>
      )}
      {feeders > 0 && (
        <p className="goal-line type-muted">
          <Icon name="feeds" />
          {words.feedsCount(feeders)}
        </p>
      )}
    </Card>
  );
}
