// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { groupsOf, searchAreas, useCatalogue, type PlacedArea } from '../../shared/catalogue/use-catalogue';
import { changed, newIdea } from '../../shared/goals/goal-change';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { EmptyState } from '../../shared/ui/empty-state';
import { TextField } from '../../shared/ui/field';
import { Icon } from '../../shared/ui/icon';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import './explore.css';

interface ExploreProps {
  /** The aim that is open. */
  aim?: string;
  /** The area that is open: what stands behind the dot of its code. */
  area?: string;
  /** A goal that a part of life is chosen for; absent: an idea begins here. */
  goal?: string;
}

/** The aims tree: groups, cards, areas, examples. "None of these" and "I am not sure" are answers like any other. */
export function ExploreScreen({ aim, area, goal }: ExploreProps) {
  const words = useWords().explore;
  const catalogue = useCatalogue();
  const [typed, setTyped] = useState('');
  const base = goal ? `/explore/for/${goal}` : '/explore';
  const openAim = catalogue?.aims.find((one) => one.code === aim && !one.specialist);
  const openArea = openAim?.areas.find((one) => one.code === `${openAim.code}.${area}`);
  if (!catalogue)
    return (
      <Screen title={words.title} back="/goals">
        <EmptyState title={words.missing}>
          <Link href="/goals/new">{words.ownWords}</Link>
        </EmptyState>
      </Screen>
    );
  if (openAim && openArea)
    return (
      <Screen title={openArea.label} back={`${base}/${openAim.code}`}>
        <AreaPage placed={{ aim: openAim, area: openArea }} goal={goal} />
        <OtherAnswers />
      </Screen>
    );
  if (openAim)
    return (
      <Screen title={openAim.label} back={base}>
        <AreaCards placed={openAim.areas.map((one) => ({ aim: openAim, area: one }))} base={base} />
        <OtherAnswers />
      </Screen>
    );
  const found = searchAreas(catalogue, typed);
  return (
    <Screen title={words.title} back={goal ? `/goals/${goal}/details` : '/goals'}>
      <p>{words.line}</p>
      <TextField
        label={words.search}
        hint={words.searchHint}
        type="search"
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <p role="status" className={typed.trim() ? 'type-muted' : 'visually-hidden'}>
        {typed.trim() && (found.length > 0 ? words.found(found.length) : words.nothingFound)}
      </p>
      {typed.trim() ? (
        <AreaCards placed={found} base={base} />
      ) : (
        groupsOf(catalogue).map(({ group, aims }) => (
          <section key={group} aria-label={group} className="stack-tight">
            <h2>{group}</h2>
            <ul role="list" className="aim-cards">
              {aims.map((one) => (
                <li key={one.code}>
                  <Link href={`${base}/${one.code}`} className="aim-card">
                    {one.label}
                    <Icon name="forward" />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
      <OtherAnswers />
    </Screen>
  );
}

function OtherAnswers() {
  const words = useWords().explore;
  return (
    <div className="form-foot">
      <Link href="/goals/new" className="ui-button" data-look="secondary">
        {words.none}
      </Link>
      <Link href="/questions" className="ui-button" data-look="secondary">
        {words.notSure}
      </Link>
    </div>
  );
}

function AreaCards({ placed, base }: { placed: readonly PlacedArea[]; base: string }) {
  return (
    <ul role="list" className="aim-cards">
      {placed.map(({ area }) => (
        <li key={area.code}>
          <Link href={`${base}/${area.code.replace('.', '/')}`} className="aim-card">
            <span>
              {area.label}
              {area.examples[0] && <small>{area.examples[0]}</small>}
            </span>
            <Icon name="forward" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function AreaPage({ placed: { area }, goal }: { placed: PlacedArea; goal: string | undefined }) {
  const words = useWords();
  const text = words.explore;
  const [, go] = useLocation();
  const say = useToast();
  const { actor, view, write } = useMyRecord();
  const entry = goal ? view.get('goal', goal) : undefined;
  const chosen = { code: area.code, label: area.label };
  const begin = (line: string) => {
    const [id] = write([newIdea(line, { areas: [{ ...chosen, main: true }] })]);
    say({ text: words.goals.kept });
    go(`/goals/${id}`);
  };
  if (entry) {
    const add = () => {
      const areas = entry.body.areas.filter((one) => one.code !== area.code).slice(0, 2);
      write([changed(entry, { areas: [...areas, { ...chosen, main: !areas.some((one) => one.main) }] }, actor)]);
      go(`/goals/${entry.id}/details`, { replace: true });
    };
    return (
      <Card heading={entry.body.words}>
        <Button look="primary" onClick={add}>
          {words.goals.suggestion.takenArea}
        </Button>
      </Card>
    );
  }
  return (
    <>
      <h2>{text.examples}</h2>
      <ul role="list" className="aim-cards">
        {area.examples.map((example) => (
          <li key={example}>
            <button type="button" className="aim-card" aria-label={text.use(example)} onClick={() => begin(example)}>
              {example}
              <Icon name="add" />
            </button>
          </li>
        ))}
      </ul>
      <p className="type-muted">{text.change}</p>
    </>
  );
}
