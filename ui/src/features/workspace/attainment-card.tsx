// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { latestLevel, levelValues, scaleOf, tScore } from '../../shared/goals/attainment';
import { agreedByBoth, hasMark, type GoalEntry } from '../../shared/goals/goal';
import type { Entry } from '../../shared/record/entry';
import { AgreeMark } from '../../shared/ui/agree-mark';
import { Button } from '../../shared/ui/button';
import { firstNameOf } from '../../shared/ui/initials';
import { Segments } from '../../shared/ui/segments';
import { useToast } from '../../shared/ui/toast';
import { Initials } from '../../shared/ui/whose-words';
import { useGoalDeskWords } from '../../shared/words/workspace-words';
import { AttainmentForm } from './attainment-form';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';

interface Shown {
  client: DeskClient;
  goal: GoalEntry;
}

/** Goal attainment scaling: five levels written beforehand, both people's ratings side by side, and the T score. */
export function AttainmentCard({ client, goal }: Shown) {
  const words = useGoalDeskWords().gas;
  const [writing, setWriting] = useState(false);
  const scale = scaleOf(client.state.view, goal.id);
  return (
    <section className="ws-gas stack-tight" aria-label={`${words.title}: ${goal.body.words}`}>
      <div className="row-between">
        <h3 className="type-label">{words.title}</h3>
        {!scale && (
          <Button look="quiet" icon="add" onClick={() => setWriting(true)}>
            {words.make}
          </Button>
        )}
      </div>
      {scale ? <Levels client={client} scale={scale} /> : <p className="type-small type-muted">{words.line}</p>}
      {writing && <AttainmentForm client={client} goal={goal} onClose={() => setWriting(false)} />}
    </section>
  );
}

function Levels({ client, scale }: { client: DeskClient; scale: Entry<'attainment_scale'> }) {
  const words = useGoalDeskWords().gas;
  const { me } = useDeskContext();
  const { view } = client.state;
  const theirs = latestLevel(view, scale.id, 'client')?.body.level;
  const mine = latestLevel(view, scale.id, 'therapist')?.body.level;
  const fixed = agreedByBoth(scale.body);
  return (
    <>
      <ol role="list" className="ws-levels">
        {levelValues.map((value, index) => (
          <li key={value} className="ws-level" data-hoped={value === 0 ? '' : undefined}>
            <span>{words.signs[index]}</span>
            <span>
              {scale.body.levels[index]}
              <span className="visually-hidden"> ({words.levelNames[index]})</span>
            </span>
            <span className="row">
              {theirs === value && <Initials name={client.name} party="client" />}
              {mine === value && <Initials name={me.name} party="therapist" />}
            </span>
          </li>
        ))}
      </ol>
      {fixed ? <RateLevel client={client} scale={scale} mine={mine} theirs={theirs} /> : <AgreeLevels client={client} scale={scale} />}
    </>
  );
}

function AgreeLevels({ client, scale }: { client: DeskClient; scale: Entry<'attainment_scale'> }) {
  const words = useGoalDeskWords();
  const { me, store } = useDeskContext();
  const name = firstNameOf(client.name);
  const theirs = hasMark(scale.body, 'client');
  const mine = hasMark(scale.body, 'therapist');
  const give = (yes: boolean) => {
    const others = scale.body.agreed_by.filter((mark) => mark.by === 'client');
    const agreed_by = yes ? [...others, { by: 'therapist' as const, who: me.account }] : others;
    store.append(client.record, [
      { id: scale.id, kind: 'attainment_scale', seen_by: scale.seen_by, body: { ...scale.body, agreed_by } },
    ]);
  };
  return (
    <>
      <p className="type-small type-muted">{words.gas.bothNeeded}</p>
      <div className="row">
        <AgreeMark given={theirs}>{theirs ? words.saidYes(name) : words.waiting(name)}</AgreeMark>
        <AgreeMark given={mine} onChange={give}>
          {mine ? words.myYes : words.gas.agree}
        </AgreeMark>
      </div>
    </>
  );
}

interface RateLevelProps {
  client: DeskClient;
  scale: Entry<'attainment_scale'>;
  mine: number | undefined;
  theirs: number | undefined;
}

function RateLevel({ client, scale, mine, theirs }: RateLevelProps) {
  const words = useGoalDeskWords().gas;
  const { store, today, me } = useDeskContext();
  const say = useToast();
  const weight = scale.body.importance * scale.body.difficulty;
  const score = (level: number | undefined) => (level === undefined ? undefined : tScore([{ level, weight }]));
  const rate = (level: number) => {
    store.append(client.record, [
      {
        kind: 'attainment_rating',
        about: scale.id,
        seen_by: 'my_therapist',
        body: { level, by: 'therapist', on: today },
      },
    ]);
    say({ text: words.rated });
  };
  const told = [
    [firstNameOf(client.name), score(theirs)],
    [firstNameOf(me.name), score(mine)],
  ] as const;
  return (
    <div className="row-between">
      <div className="row">
        <span className="type-label" aria-hidden="true">
          {words.rate}
        </span>
        <Segments
          label={words.rate}
          options={levelValues.map((value, index) => ({ key: String(value), label: words.signs[index] }))}
          chosen={mine === undefined ? undefined : String(mine)}
          onChange={(key) => rate(Number(key))}
        />
      </div>
      <p className="type-small type-muted figures">
        {words.tLine}{' '}
        {told.map(([name, value]) => (value === undefined ? `${name}: ${words.none}` : words.tOf(name, Math.round(value)))).join(' · ')}
      </p>
    </div>
  );
}
