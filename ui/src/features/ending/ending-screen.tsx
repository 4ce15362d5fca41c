// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { endingWith } from '../../shared/ending/ending';
import { useDraft } from '../../shared/session/use-draft';
import { firstName } from '../../shared/session/session-context';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { EmptyState } from '../../shared/ui/empty-state';
import { Select } from '../../shared/ui/field';
import { Skeleton } from '../../shared/ui/skeleton';
import { useEndingWords } from '../../shared/words/ending-words';
import { useWords } from '../../shared/words/words';
import { EndingForm } from './ending-form';
import { EndingOver } from './ending-over';
import { EndingState } from './ending-state';
import { PlanOffer } from './plan-offer';
import './ending.css';

/** Ending the work: asked for by either, agreed by both, or ended by one; and what is left when it is over. */
export function EndingScreen() {
  const words = useEndingWords();
  const frame = useWords().frame;
  const { record, loaded } = useMyRecord();
  const carers = record.people.filter((person) => record.treating.includes(person.account));
  const [chosen, setChosen] = useState<string>();
  const with_ = carers.find((person) => person.account === chosen) ?? carers[0];
  return (
    <Screen title={words.title} back="/settings">
      {!loaded && <Skeleton label={frame.loading} />}
      {loaded && record.after && <EndingOver after={record.after} />}
      {loaded && !record.after && !with_ && <EmptyState title={words.nobody} />}
      {loaded && with_ && (
        <>
          {carers.length > 1 && (
            <Select label={words.whom} value={with_.account} onChange={(event) => setChosen(event.target.value)}>
              {carers.map((person) => (
                <option key={person.account} value={person.account}>
                  {person.name}
                </option>
              ))}
            </Select>
          )}
          <EndingWith key={with_.account} therapist={{ account: with_.account, name: firstName(with_.name) }} />
        </>
      )}
    </Screen>
  );
}

type Doing = 'look' | 'change' | 'alone';

function EndingWith({ therapist }: { therapist: { account: string; name: string } }) {
  const words = useEndingWords();
  const { view } = useMyRecord();
  // What ends while this screen stands there goes on being told by it, until the record says that it is over.
  const [opened] = useState(() => new Date());
  const ending = endingWith(view, therapist.account, opened);
  const live = ending && ending.body.state !== 'taken_back' ? ending : undefined;
  const stopping = useDraft(`ending-alone/${therapist.account}`, {}).begun;
  const [doing, setDoing] = useState<Doing>(stopping && !live ? 'alone' : 'look');
  const done = () => setDoing('look');
  if (doing === 'alone')
    return (
      <>
        <h2>{words.alone.title}</h2>
        <EndingForm ending={ending} therapist={therapist} alone onDone={done} />
      </>
    );
  if (live && doing === 'look')
    return <EndingState ending={live} therapist={therapist} onChange={() => setDoing('change')} onAlone={() => setDoing('alone')} />;
  return (
    <>
      <p className="type-heading">{words.intro}</p>
      <p>{live ? words.changeLine : words.feel}</p>
      {!live && <PlanOffer />}
      <EndingForm ending={ending} therapist={therapist} onDone={done} />
      {!live && (
        <div>
          <Button look="quiet" onClick={() => setDoing('alone')}>
            {words.alone.open}
          </Button>
        </div>
      )}
    </>
  );
}
