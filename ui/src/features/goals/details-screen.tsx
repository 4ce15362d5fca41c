// SPDX-License-Identifier: Apache-2.0
import { Link, useLocation } from 'wouter';
import type { Goal } from '../../shared/api/schema';
import { possibleLongGoals, type GoalEntry } from '../../shared/goals/goal';
import { needsYesAgain, replaced } from '../../shared/goals/goal-change';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { FormPage } from '../../shared/shell/form-page';
import { Button, IconButton } from '../../shared/ui/button';
import { Select, TextArea, TextField } from '../../shared/ui/field';
import { Scale } from '../../shared/ui/scale';
import { Segments } from '../../shared/ui/segments';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import { GoalFrame } from './goal-frame';

const horizons = ['short_term', 'long_term', 'not_sure'] as const;

/** Everything about a goal that may be left out: why, how far ahead, good enough, what it feeds, parts of life. */
export function DetailsScreen({ id }: { id: string }) {
  const words = useWords().goals.details;
  return (
    <GoalFrame id={id} title={words.title}>
      {(goal) => <DetailsForm key={goal.id} goal={goal} />}
    </GoalFrame>
  );
}

/** The goal with these details; what was left empty is not there. A long goal feeds no other. */
function detailed(next: Goal): Goal {
  const { why, value, good_enough_words, feeds, ...rest } = next;
  const goal: Goal = rest;
  if (why?.trim()) goal.why = why.trim();
  if (value?.trim()) goal.value = value.trim();
  if (good_enough_words?.trim()) goal.good_enough_words = good_enough_words.trim();
  if (feeds && next.horizon !== 'long_term') goal.feeds = feeds;
  return goal;
}

function DetailsForm({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals.details;
  const [, go] = useLocation();
  const say = useToast();
  const { actor, therapist, save: sent, view, write } = useMyRecord();
  const draft = useDraft<Goal>(`details/${goal.id}`, goal.body);
  const next = draft.now;
  const change = draft.set;
  const long = possibleLongGoals(view, goal);
  const save = () => {
    write([replaced(goal, detailed(next), actor)]);
    draft.clear();
    say({ text: words.saved });
    go(`/goals/${goal.id}`, { replace: true });
  };
  return (
    <FormPage
      onSubmit={save}
      line={<SaveLine draft={draft.state} sent={sent} />}
      foot={
        <Button look="primary" type="submit" wide>
          {words.save}
        </Button>
      }
    >
      <p className="type-heading goal-words">{goal.body.words}</p>
      <p>{words.line}</p>
      <TextArea label={words.why} value={next.why ?? ''} maxLength={4000} onChange={(event) => change({ why: event.target.value })} />
      <TextField
        label={words.value}
        hint={words.valueHint}
        value={next.value ?? ''}
        maxLength={400}
        onChange={(event) => change({ value: event.target.value })}
      />
      <div className="stack-tight">
        <p className="ui-field-label">{words.horizon}</p>
        <Segments
          label={words.horizon}
          options={horizons.map((key) => ({ key, label: words.horizons[key] }))}
          chosen={next.horizon}
          onChange={(horizon) => change({ horizon })}
          wide
        />
      </div>
      {next.horizon !== 'long_term' && long.length > 0 && (
        <Select label={words.feeds} value={next.feeds ?? ''} onChange={(event) => change({ feeds: event.target.value })}>
          <option value="">{words.feedsNone}</option>
          {long.map((one) => (
            <option key={one.id} value={one.id}>
              {one.body.words}
            </option>
          ))}
        </Select>
      )}
      <Scale
        label={words.goodEnough}
        value={next.good_enough}
        onChange={(good_enough) => change({ good_enough })}
        ends={useWords().goals.rate.ends}
      />
      <TextField
        label={words.goodEnoughWords}
        value={next.good_enough_words ?? ''}
        maxLength={400}
        onChange={(event) => change({ good_enough_words: event.target.value })}
      />
      {needsYesAgain(goal.body) && therapist && <p className="type-muted">{words.again(therapist)}</p>}
      <Areas goal={next} onChange={(areas) => change({ areas })} id={goal.id} />
    </FormPage>
  );
}

function Areas({ goal, onChange, id }: { goal: Goal; onChange: (areas: Goal['areas']) => void; id: string }) {
  const words = useWords().goals.details;
  const withMain = (areas: Goal['areas'], main: string | undefined) => areas.map((area) => ({ ...area, main: area.code === main }));
  const remove = (code: string) => {
    const rest = goal.areas.filter((area) => area.code !== code);
    onChange(withMain(rest, rest.find((area) => area.main)?.code ?? rest[0]?.code));
  };
  return (
    <div className="stack-tight">
      <p className="ui-field-label">{words.areas}</p>
      <ul role="list" className="plain-list">
        {goal.areas.map((area) => (
          <li key={area.code} className="row-between">
            <span>
              {area.label} {area.main && <span className="type-small type-muted">· {words.mainArea}</span>}
            </span>
            <span className="row">
              {!area.main && (
                <Button look="quiet" aria-label={words.makeMain(area.label)} onClick={() => onChange(withMain(goal.areas, area.code))}>
                  {words.mainArea}
                </Button>
              )}
              <IconButton icon="close" label={words.removeArea(area.label)} onClick={() => remove(area.code)} />
            </span>
          </li>
        ))}
      </ul>
      {goal.areas.length < 3 && <Link href={`/explore/for/${id}`}>{words.addArea}</Link>}
    </div>
  );
}
