// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Chip, ChipGroup } from '../../shared/ui/chip';
import { TextField } from '../../shared/ui/field';
import { useWords } from '../../shared/words/words';

interface SmallerOfferProps {
  words: string;
  onTake: (smaller: string) => void;
  onKeep: () => void;
}

/** The one offer to make a step smaller. Saying no is final for this step, and fine. */
export function SmallerOffer({ words, onTake, onKeep }: SmallerOfferProps) {
  const text = useWords().goals.step;
  const [smaller, setSmaller] = useState(words);
  const [error, setError] = useState(false);
  return (
    <Card heading={text.smaller.title} tint="primary">
      <p>{text.smaller.line}</p>
      <ChipGroup label={text.smaller.title}>
        {text.smaller.ideas.map((idea) => (
          <Chip key={idea} onClick={() => setSmaller(`${words}. ${idea}`)}>
            {idea}
          </Chip>
        ))}
      </ChipGroup>
      <TextField
        label={text.smaller.label}
        value={smaller}
        maxLength={400}
        error={error ? text.wordsNeeded : undefined}
        onChange={(event) => setSmaller(event.target.value)}
      />
      <div className="form-foot">
        <Button look="primary" onClick={() => (smaller.trim() ? onTake(smaller.trim()) : setError(true))}>
          {text.smaller.take}
        </Button>
        <Button onClick={onKeep}>{text.smaller.keep}</Button>
      </div>
    </Card>
  );
}
