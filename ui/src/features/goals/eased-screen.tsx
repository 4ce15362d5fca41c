// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useLocation } from 'wouter';
import { daysBetween, today } from '../../shared/goals/days';
import type { GoalEntry } from '../../shared/goals/goal';
import { harder } from '../../shared/goals/goal-change';
import { changedSpell, helpedBefore, openSpell, type SetbackEntry } from '../../shared/goals/setbacks';
import { WhoSeesChip } from '../../shared/privacy/who-sees-chip';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { FormPage } from '../../shared/shell/form-page';
import { Button } from '../../shared/ui/button';
import { Chip, ChipGroup } from '../../shared/ui/chip';
import { TextArea, TextField } from '../../shared/ui/field';
import { EmptyState } from '../../shared/ui/empty-state';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import { GoalFrame } from './goal-frame';

const mostHelped = 10;

/** A hard spell has eased: when, and what helped. */
export function EasedScreen({ id, spell }: { id: string; spell: string }) {
  const words = useWords().goals;
  const { view } = useMyRecord();
  const entry = view.get('setback', spell);
  return (
    <GoalFrame id={id} title={words.setback.easedTitle}>
      {(goal) => (entry ? <EasedForm key={entry.id} goal={goal} spell={entry} /> : <EmptyState title={words.page.missing} />)}
    </GoalFrame>
  );
}

function EasedForm({ goal, spell }: { goal: GoalEntry; spell: SetbackEntry }) {
  const words = useWords().goals.setback;
  const [, go] = useLocation();
  const say = useToast();
  const { therapist, view, write } = useMyRecord();
  const [day, setDay] = useState(today());
  const [picked, setPicked] = useState<readonly string[]>([]);
  const draft = useDraft(`eased/${spell.id}`, { helped: '', learned: '' });
  const { helped } = draft.now;
  const learned = draft.now.learned.trim();
  const before = helpedBefore(view, goal.id);
  const eased = day < spell.body.started ? spell.body.started : day;

  const save = () => {
    const typed = helped.split('\n').map((line) => line.trim().slice(0, 400)).filter(Boolean);
    const all = [...new Set([...spell.body.helped, ...picked, ...typed])].slice(0, mostHelped);
    const change = { eased, asked: today(), helped: all, ...(learned ? { learned } : {}) };
    // Another spell of this goal may still go on; only the last one to ease clears the flag.
    const others = openSpell(view, goal.id);
    const clears = !others || others.id === spell.id ? harder(goal, false) : [];
    write([...clears, changedSpell(spell, change)]);
    draft.clear();
    say({ text: words.easedSaved });
    go(`/goals/${goal.id}`, { replace: true });
  };
  return (
    <FormPage
      onSubmit={save}
      line={<SaveLine draft={draft.state} />}
      foot={
        <Button look="primary" type="submit" wide>
          {words.save}
        </Button>
      }
    >
      <p className="type-heading goal-words">{goal.body.words}</p>
      <p>{words.easedLine(daysBetween(spell.body.started, eased))}</p>
      <TextField
        label={words.easedDo}
        type="date"
        value={day}
        min={spell.body.started}
        max={today()}
        onChange={(event) => setDay(event.target.value || today())}
      />
      <HelpedBefore all={before} picked={picked} onPick={setPicked} />
      <TextArea
        label={words.helped}
        hint={words.helpedHint}
        value={helped}
        onChange={(event) => draft.set({ helped: event.target.value })}
      />
      <TextArea
        label={words.learned}
        value={draft.now.learned}
        maxLength={2000}
        onChange={(event) => draft.set({ learned: event.target.value })}
      />
      <div className="row">
        <WhoSeesChip
          kind="setback"
          seenBy={spell.seen_by}
          therapist={therapist}
          underPrivate={goal.seen_by === 'only_me'}
          onChange={(seen_by) =>
            write([
              // The flag on the goal tells of this spell, so it is shown to those who may know of it and to nobody else.
              ...(spell.body.eased ? [] : harder(goal, seen_by !== 'only_me')),
              { id: spell.id, kind: 'setback', seen_by, body: spell.body },
            ])
          }
        />
      </div>
    </FormPage>
  );
}

interface HelpedBeforeProps {
  all: readonly string[];
  picked: readonly string[];
  onPick: (picked: readonly string[]) => void;
}

/** What helped in earlier spells, to pick from. */
function HelpedBefore({ all, picked, onPick }: HelpedBeforeProps) {
  const words = useWords().goals.setback;
  if (all.length === 0) return null;
  return (
    <ChipGroup label={words.helpedBefore}>
      {all.map((one) => (
        <Chip
          key={one}
          on={picked.includes(one)}
          onClick={() => onPick(picked.includes(one) ? picked.filter((other) => other !== one) : [...picked, one])}
        >
          {one}
        </Chip>
      ))}
    </ChipGroup>
  );
}
