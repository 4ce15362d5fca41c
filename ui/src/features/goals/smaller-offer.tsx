// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Chip, ChipGroup } from '../../shared/ui/chip';
import { TextField } from '../../shared/ui/field';
import { useWords } from '../../shared/words/words';

interface SmallerOfferProps {
  /** The draft that this form is kept under. */
  draft: string;
  words: string;
  onTake: (smaller: string) => void;
  onKeep: () => void;
}

/** The one offer to make a step smaller. Saying no is final for this step, and fine. */
export function SmallerOffer({ draft: name, words, onTake, onKeep }: SmallerOfferProps) {
  const text = useWords().goals.step;
  const draft = useDraft(name, { smaller: words });
  const smaller = draft.now.smaller.trim();
  const [error, setError] = useState(false);
  const done = (act: () => void) => {
    act();
    draft.clear();
  };
  return (
    <Card heading={text.smaller.title} tint="primary">
      <p>{text.smaller.line}</p>
      <ChipGroup label={text.smaller.title}>
        {text.smaller.ideas.map((idea) => (
          <Chip key={idea} onClick={() => draft.set({ smaller: `${words}. ${idea}` })}>
            {idea}
          </Chip>
        ))}
      </ChipGroup>
      <TextField
        label={text.smaller.label}
        value={draft.now.smaller}
        maxLength={400}
        error={error ? text.wordsNeeded : undefined}
        onChange={(event) => draft.set({ smaller: event.target.value })}
      />
      <div className="form-foot">
        <SaveLine draft={draft.state} />
        <Button look="primary" onClick={() => (smaller ? done(() => onTake(smaller)) : setError(true))}>
          {text.smaller.take}
        </Button>
        <Button onClick={() => done(onKeep)}>{text.smaller.keep}</Button>
      </div>
    </Card>
  );
}
