// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { fedGoal, feeding, sameTerms, type GoalEntry } from '../../shared/goals/goal';
import { ratingsOf } from '../../shared/goals/ratings';
import { spellsOf } from '../../shared/goals/setbacks';
import { openSteps } from '../../shared/goals/steps';
import { GoalPathChart } from '../../shared/charts/goal-path-chart';
import { Button, ButtonLink } from '../../shared/ui/button';
import { Token } from '../../shared/ui/chip';
import { firstNameOf } from '../../shared/ui/initials';
import { HarderRibbon } from '../../shared/ui/ribbon';
import { WhoseWords } from '../../shared/ui/whose-words';
import { useGoalDeskWords, useWorkspaceWords } from '../../shared/words/workspace-words';
import { AttainmentCard } from './attainment-card';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';
import { GoalAgreement } from './goal-agreement';
import { GoalHints } from './goal-hints';
import { SpokenRatingButton } from './spoken-rating';
import { OpenSuggestions, SuggestDrawer } from './suggest-drawer';
import { paths } from './paths';

/** One goal with everything around it: words, areas, path, steps, agreement, suggestions. */
export function GoalDetail({ client, goal }: { client: DeskClient; goal: GoalEntry }) {
  const words = useGoalDeskWords();
  const [suggesting, setSuggesting] = useState(false);
  const worked = goal.body.state === 'active' || goal.body.state === 'agreed';
  return (
    <article className="ui-card ws-goal" id={`goal-${goal.id}`} tabIndex={-1} aria-label={goal.body.words}>
      <GoalHead client={client} goal={goal} />
      <GoalHints client={client} goal={goal} />
      <div className="ws-goal-body">
        <GoalPath client={client} goal={goal} />
        <div className="stack">
          <Steps client={client} goal={goal} />
          {goal.body.state !== 'idea' && goal.body.state !== 'let_go' && <GoalAgreement client={client} goal={goal} />}
          <OpenSuggestions client={client} goal={goal} />
        </div>
      </div>
      <div className="row">
        <Button icon="message" onClick={() => setSuggesting(true)}>
          {words.suggest}
        </Button>
        <ButtonLink icon="together" href={paths.together(client.record, goal.id)} data-afresh="">
          {words.openTogether}
        </ButtonLink>
        {worked && <SpokenRatingButton client={client} goal={goal} />}
      </div>
      {worked && <AttainmentCard client={client} goal={goal} />}
      {suggesting && <SuggestDrawer client={client} goal={goal} onClose={() => setSuggesting(false)} />}
    </article>
  );
}

function GoalHead({ client, goal }: { client: DeskClient; goal: GoalEntry }) {
  const words = useGoalDeskWords();
  const record = useWorkspaceWords().record;
  const { me } = useDeskContext();
  const { view } = client.state;
  const fed = fedGoal(view, goal);
  const short = feeding(view, goal.id);
  const theirs = goal.body.words_by === 'client';
  return (
    <header className="stack-tight">
      <h2 className="type-title">{goal.body.words}</h2>
      <div className="ws-goal-line">
        <WhoseWords name={theirs ? client.name : me.name} party={goal.body.words_by}>
          {theirs ? record.who(firstNameOf(client.name)) : record.yours}
        </WhoseWords>
        <Token icon={goal.body.state === 'agreed' || goal.body.state === 'active' ? 'agree' : 'circle'}>
          {words.states[goal.body.state]}
        </Token>
        <Token>{words.horizons[goal.body.horizon]}</Token>
        {goal.body.areas.length === 0 && <Token>{words.noArea}</Token>}
        {goal.body.areas.map((area) => (
          <Token key={area.code}>
            {area.label} <code>{area.code}</code>
          </Token>
        ))}
        {goal.body.harder_now && <HarderRibbon>{words.harder}</HarderRibbon>}
      </div>
      {fed && (
        <p className="type-small">
          <a href={`${paths.goals(client.record)}#goal-${fed.id}`}>{words.feeds(fed.body.words)}</a>
        </p>
      )}
      {short.length > 0 && (
        <p className="type-small">
          {words.fedBy}:{' '}
          {short.map((one, index) => (
            <span key={one.id}>
              {index > 0 && ', '}
              <a href={`${paths.goals(client.record)}#goal-${one.id}`}>{one.body.words}</a>
            </span>
          ))}
        </p>
      )}
    </header>
  );
}

function GoalPath({ client, goal }: { client: DeskClient; goal: GoalEntry }) {
  const { today } = useDeskContext();
  const { view } = client.state;
  return (
    <GoalPathChart
      title={goal.body.words}
      quietTitle
      data={{
        ratings: ratingsOf(view, goal.id).map((rating) => rating.body),
        goodEnough: goal.body.good_enough,
        changes: goal.versions
          .filter((version, index) => {
            const before = goal.versions[index - 1];
            return before !== undefined && !sameTerms(before.body, version.body);
          })
          .map((version) => version.happened.slice(0, 10)),
        spells: spellsOf(view, goal.id).map((spell) => spell.body),
        today,
      }}
    />
  );
}

function Steps({ client, goal }: { client: DeskClient; goal: GoalEntry }) {
  const words = useGoalDeskWords();
  const workspace = useWorkspaceWords();
  const steps = openSteps(client.state.view, goal.id);
  return (
    <section className="stack-tight" aria-label={`${words.steps}: ${goal.body.words}`}>
      <h3 className="type-label">{words.steps}</h3>
      {steps.length === 0 && <p className="type-small type-muted">{words.noSteps}</p>}
      <ul className="ws-steps">
        {steps.map((step) => (
          <li key={step.id}>
            {step.body.words}{' '}
            <span className="type-small type-muted">
              {[
                step.body.on ? workspace.plainDay(step.body.on) : (step.body.when ?? words.stepWhen.none),
                step.body.likely === undefined ? '' : words.likely(step.body.likely),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
