// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { AttainmentScale } from '../../shared/api/schema';
import { isWorded, levelValues, scaleOf } from '../../shared/goals/attainment';
import { agreedByBoth, hasMark, type GoalEntry } from '../../shared/goals/goal';
import type { Entry } from '../../shared/record/entry';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { FormPage } from '../../shared/shell/form-page';
import { AgreeMark } from '../../shared/ui/agree-mark';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { ErrorSummary, TextField } from '../../shared/ui/field';
import { Segments } from '../../shared/ui/segments';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import { GoalFrame } from './goal-frame';
import { LevelRatings } from './level-ratings';

/** Goal attainment scaling: five levels in words, written beforehand; both say yes, then both rate. */
export function LevelsScreen({ id }: { id: string }) {
  const words = useWords().goals.levels;
  return (
    <GoalFrame id={id} title={words.title}>
      {(goal) => <Levels goal={goal} />}
    </GoalFrame>
  );
}

function Levels({ goal }: { goal: GoalEntry }) {
  const { view } = useMyRecord();
  const scale = scaleOf(view, goal.id);
  if (scale && agreedByBoth(scale.body)) return <LevelRatings scale={scale} />;
  return (
    <>
      <LevelsForm key={scale?.version ?? 0} goal={goal} scale={scale} />
      {scale && <ScaleMarks scale={scale} />}
    </>
  );
}

/** One field for each level, least first, so that a level somebody else words meanwhile is seen beside those typed here. */
const levelFields = ['least', 'less', 'hoped', 'more', 'most'] as const;

function formOf(scale: AttainmentScale | undefined) {
  const [least = '', less = '', hoped = '', more = '', most = ''] = scale?.levels ?? [];
  const { start = -2, importance = 2, difficulty = 2 } = scale ?? {};
  return { least, less, hoped, more, most, start, importance, difficulty };
}

function LevelsForm({ goal, scale }: { goal: GoalEntry; scale: Entry<'attainment_scale'> | undefined }) {
  const words = useWords();
  const text = words.goals.levels;
  const say = useToast();
  const { actor, save: sent, write } = useMyRecord();
  const draft = useDraft(`levels/${goal.id}`, formOf(scale?.body));
  const { start, importance, difficulty } = draft.now;
  const [error, setError] = useState(false);
  const save = () => {
    const trimmed = levelFields.map((field) => draft.now[field].trim());
    if (!isWorded({ levels: trimmed })) return setError(true);
    const body: AttainmentScale = {
      levels: trimmed,
      start,
      importance,
      difficulty,
      agreed_by: [{ by: 'client', who: actor.account }],
    };
    write([{ ...(scale ? { id: scale.id } : {}), kind: 'attainment_scale', about: goal.id, seen_by: 'my_therapist', body }]);
    draft.clear();
    say({ text: text.saved });
  };
  const numbers = (names: Record<string, string>) => Object.entries(names).map(([key, label]) => ({ key, label }));
  return (
    <FormPage
      onSubmit={save}
      line={<SaveLine draft={draft.state} sent={scale && sent} />}
      foot={
        <Button look="primary" type="submit" wide>
          {text.save}
        </Button>
      }
    >
      <p className="type-heading goal-words">{goal.body.words}</p>
      <p>{text.line}</p>
      <ErrorSummary title={words.entrance.fix} errors={error ? [{ text: text.needAll }] : []} />
      {[...levelFields].reverse().map((field, index) => {
        const value = levelValues[4 - index] ?? 0;
        return (
          <TextField
            key={field}
            label={`${value > 0 ? '+' : ''}${value} · ${text.names[`${value}`]}`}
            value={draft.now[field]}
            maxLength={400}
            onChange={(event) => draft.set({ [field]: event.target.value })}
          />
        );
      })}
      <Pick label={text.start} options={levelValues.map((value) => ({ key: `${value}`, label: `${value > 0 ? '+' : ''}${value}` }))} chosen={start} onChange={(value) => draft.set({ start: value })} />
      <Pick label={text.importance} options={numbers(text.importances)} chosen={importance} onChange={(value) => draft.set({ importance: value })} />
      <Pick label={text.difficulty} options={numbers(text.difficulties)} chosen={difficulty} onChange={(value) => draft.set({ difficulty: value })} />
    </FormPage>
  );
}

interface PickProps {
  label: string;
  options: readonly { key: string; label: string }[];
  chosen: number;
  onChange: (value: number) => void;
}

function Pick({ label, options, chosen, onChange }: PickProps) {
  return (
    <div className="stack-tight">
      <p className="ui-field-label">{label}</p>
      <Segments label={label} options={options} chosen={String(chosen)} onChange={(key) => onChange(Number(key))} wide />
    </div>
  );
}

function ScaleMarks({ scale }: { scale: Entry<'attainment_scale'> }) {
  const words = useWords();
  const { actor, therapist, write } = useMyRecord();
  const { body } = scale;
  const mine = hasMark(body, 'client');
  const name = therapist ?? words.privacy.your;
  const mark = (yes: boolean) => {
    const others = body.agreed_by.filter((one) => one.by !== 'client');
    const agreed_by = yes ? [...others, { by: 'client' as const, who: actor.account }] : others;
    write([{ id: scale.id, kind: 'attainment_scale', seen_by: scale.seen_by, body: { ...body, agreed_by } }]);
  };
  return (
    <Card heading={words.goals.agree.title} tint="primary">
      <div className="row">
        <AgreeMark given={mine} onChange={mark}>
          {mine ? words.goals.agree.mineGiven : words.goals.agree.mine}
        </AgreeMark>
        <AgreeMark given={hasMark(body, 'therapist')}>
          {hasMark(body, 'therapist') ? words.goals.agree.given(name) : words.goals.agree.waiting(name)}
        </AgreeMark>
      </div>
    </Card>
  );
}
