// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useState } from 'react';
import { readCatalogue, type Aim } from '../../shared/api/catalogue';
import type { GoalEntry } from '../../shared/goals/goal';
import { Chip, ChipGroup } from '../../shared/ui/chip';
import { Select } from '../../shared/ui/field';
import { useTogetherWords } from '../../shared/words/together-words';
import { languageOf, useWords } from '../../shared/words/words';
import { guessAreas } from './model/area-guess';
import { shaped, withArea } from './model/together-drafts';
import { useTogether } from './use-together';

/** Where the goal belongs: a guess to accept in one touch, or any other area. It can stay empty. */
export function AreaPart({ goal }: { goal: GoalEntry }) {
  const words = useTogetherWords().area;
  const { write } = useTogether();
  const aims = useAims();
  const guesses = useMemo(() => guessAreas(goal.body.words, aims), [goal.body.words, aims]);
  const chosen = goal.body.areas;
  const offered = guesses.filter((guess) => !chosen.some((one) => one.code === guess.code));
  const toggle = (area: { code: string; label: string }, on: boolean) => {
    const before = chosen;
    write([shaped(goal, { areas: withArea(chosen, area, on) })], (view) => {
      const now = view.get('goal', goal.id);
      return now ? [shaped(now, { areas: before })] : [];
    });
  };
  const find = (code: string) => aims.flatMap((aim) => aim.areas).find((area) => area.code === code);
  return (
    <section className="tg-part" aria-label={words.title}>
      <h2 className="type-heading">{words.title}</h2>
      {offered.length > 0 && chosen.length === 0 && <p className="type-small type-muted">{words.guess}</p>}
      <ChipGroup label={words.title}>
        {chosen.map((area) => (
          <Chip key={area.code} on onClick={() => toggle(area, false)}>
            {area.label}
          </Chip>
        ))}
        {chosen.length < 3 &&
          offered.map((area) => (
            <Chip key={area.code} on={false} icon="add" onClick={() => toggle(area, true)}>
              {area.label}
            </Chip>
          ))}
      </ChipGroup>
      {chosen.length >= 3 ? (
        <p className="type-small type-muted">{words.full}</p>
      ) : (
        <Select
          label={words.more}
          value=""
          onChange={(event) => {
            const area = find(event.target.value);
            if (area) toggle(area, true);
          }}
        >
          <option value="">{words.pick}</option>
          {aims.map((aim) => (
            <optgroup key={aim.code} label={aim.label}>
              {aim.areas.map((area) => (
                <option key={area.code} value={area.code}>
                  {area.label}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      )}
    </section>
  );
}

/** The aims that anybody may pick; empty until they are here, and without a connection. */
function useAims(): Aim[] {
  const language = languageOf(useWords());
  const [aims, setAims] = useState<Aim[]>([]);
  useEffect(() => {
    let here = true;
    readCatalogue(language).then(
      (catalogue) => here && setAims(catalogue.aims.filter((aim) => !aim.specialist)),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [language]);
  return aims;
}
