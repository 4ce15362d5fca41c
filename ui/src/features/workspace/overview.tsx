// SPDX-License-Identifier: Apache-2.0
import { HardSpellsChart } from '../../shared/charts/hard-spells-chart';
import { Card } from '../../shared/ui/card';
import { EmptyState } from '../../shared/ui/empty-state';
import { HarderRibbon } from '../../shared/ui/ribbon';
import { Token } from '../../shared/ui/chip';
import { Spark } from '../../shared/charts/spark';
import { useGoalDeskWords, useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';
import { EndingDeskCard } from './ending-desk-card';
import type { GoalFacts } from './model/goal-facts';
import { paths } from './paths';
import { PrepNote } from './prep-note';
import { TopicsCard } from './topics-card';
import { TimelineCard } from './timeline-card';
import { useNamedPart } from './use-go';

/** How many goals stand on the first screen. */
const onFirstScreen = 3;

/** The five-second picture: what to talk about, the goals, the hard spells, the story, and one's own note. */
export function Overview({ client }: { client: DeskClient }) {
  useNamedPart(client.state.loaded);
  return (
    <div className="ws-overview">
      <div className="ws-zone" data-zone="topics">
        <TopicsCard client={client} />
      </div>
      <div className="ws-zone" data-zone="goals">
        <GoalsCard client={client} />
        <Spells client={client} />
        <TimelineCard client={client} />
      </div>
      <div className="ws-zone" data-zone="own">
        <PrepNote client={client} />
        <EndingDeskCard client={client} />
      </div>
    </div>
  );
}

function GoalsCard({ client }: { client: DeskClient }) {
  const words = useWorkspaceWords();
  const goals = [...client.facts.goals].sort((a, b) => weight(b) - weight(a)).slice(0, onFirstScreen);
  return (
    <Card heading={words.record.goalsTitle} aside={<a href={paths.goals(client.record)}>{words.record.allGoals}</a>}>
      {goals.length === 0 && <EmptyState level={3} title={words.record.goalsNone} line={words.record.goalsNoneLine} />}
      <ul role="list" className="ws-goal-cards">
        {goals.map((facts) => (
          <li key={facts.goal.id}>
            <GoalLine client={client} facts={facts} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Goals that ask for something first, then those that are being worked on. */
function weight(facts: GoalFacts): number {
  const { goal } = facts;
  return (
    (goal.body.harder_now ? 8 : 0) +
    (facts.waitsFor === 'therapist' ? 4 : 0) +
    (goal.body.state === 'active' ? 2 : 0) +
    (facts.ratings.length > 0 ? 1 : 0)
  );
}

function GoalLine({ client, facts }: { client: DeskClient; facts: GoalFacts }) {
  const words = useGoalDeskWords();
  const { goal, ratings } = facts;
  const [first, last] = [ratings[0]?.body.value, ratings.at(-1)?.body.value];
  return (
    <div className="stack-tight">
      <div className="row-between">
        <a href={`${paths.goals(client.record)}#goal-${goal.id}`} className="type-label">
          {goal.body.words}
        </a>
        {first !== undefined && last !== undefined && ratings.length > 1 && (
          <span className="ws-path figures">
            {first} → {last}
            <Spark values={ratings.map((rating) => rating.body.value)} />
          </span>
        )}
      </div>
      <div className="ws-goal-line">
        <Token>{words.states[goal.body.state]}</Token>
        {goal.body.harder_now && <HarderRibbon>{words.harder}</HarderRibbon>}
        {facts.waitsFor === 'therapist' && <Token tint="primary">{words.iAgree}?</Token>}
      </div>
    </div>
  );
}

function Spells({ client }: { client: DeskClient }) {
  const words = useWorkspaceWords();
  const { today } = useDeskContext();
  const spells = client.state.view.all('setback');
  if (spells.length === 0) return null;
  return (
    <section id="spells" tabIndex={-1} className="ui-card" aria-label={words.record.spellsTitle}>
      <HardSpellsChart
        today={today}
        spells={spells.map((spell) => ({
          id: spell.id,
          started: spell.body.started,
          eased: spell.body.eased,
          helped: spell.body.helped,
        }))}
      />
    </section>
  );
}
