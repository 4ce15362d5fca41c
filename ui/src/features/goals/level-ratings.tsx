// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { AttainmentRating } from '../../shared/api/schema';
import { latestLevel, levelValues, scoreOf } from '../../shared/goals/attainment';
import { today } from '../../shared/goals/days';
import type { Entry } from '../../shared/record/entry';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Button } from '../../shared/ui/button';
import { DataTable } from '../../shared/ui/data-table';
import { Segments } from '../../shared/ui/segments';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';

/** The five levels stand; each of the two rates, and both ratings are seen side by side. */
export function LevelRatings({ scale }: { scale: Entry<'attainment_scale'> }) {
  const words = useWords();
  const text = words.goals.levels;
  const say = useToast();
  const { therapist, view, write } = useMyRecord();
  const mine = latestLevel(view, scale.id, 'client');
  const theirs = latestLevel(view, scale.id, 'therapist');
  const [level, setLevel] = useState<number | undefined>(mine?.body.level);
  const score = scoreOf(view, 'client');
  const save = () => {
    if (level === undefined) return;
    const same = mine?.body.on === today() ? { id: mine.id } : {};
    const body: AttainmentRating = { level, by: 'client', on: today() };
    write([{ ...same, kind: 'attainment_rating', about: scale.id, seen_by: 'my_therapist', body }]);
    say({ text: text.saved });
  };
  const rows = [...levelValues].reverse().map((value) => ({ value, words: scale.body.levels[value + 2] ?? '' }));
  const signed = (value: number) => `${value > 0 ? '+' : ''}${value}`;
  const tick = (rating: typeof mine, value: number) => (rating?.body.level === value ? '●' : '');
  const name = therapist ?? words.privacy.your;
  return (
    <>
      <p>{text.fixed}</p>
      <DataTable
        caption={text.bySide}
        rows={rows}
        keyOf={(row) => String(row.value)}
        columns={[
          {
            key: 'level',
            heading: text.title,
            name: text.title,
            cell: (row) => (
              <span className="level-row">
                <span>
                  {signed(row.value)} · {text.names[`${row.value}`]}
                </span>
                <span className="type-muted">{row.words}</span>
              </span>
            ),
          },
          { key: 'mine', heading: text.mine, name: text.mine, cell: (row) => tick(mine, row.value) || <span className="visually-hidden">–</span> },
          { key: 'theirs', heading: name, name, cell: (row) => tick(theirs, row.value) || <span className="visually-hidden">–</span> },
        ]}
      />
      <div className="stack-tight">
        <p className="ui-field-label">{text.rate}</p>
        <Segments
          label={text.rate}
          options={levelValues.map((value) => ({ key: String(value), label: signed(value) }))}
          chosen={level === undefined ? undefined : String(level)}
          onChange={(key) => setLevel(Number(key))}
          wide
        />
      </div>
      <div className="form-foot">
        <Button look="primary" disabled={level === undefined} onClick={save}>
          {text.rateSave}
        </Button>
      </div>
      {score && (
        <p>
          {text.score(Math.round(score.score), score.goals)} <span className="type-muted">{text.scoreWhat}</span>
        </p>
      )}
    </>
  );
}
