// SPDX-License-Identifier: Apache-2.0
import { useId } from 'react';
import { Button } from './button';
import './both-texts.css';

/** The words around two texts. */
export interface BothTextsWords {
  title: string;
  line: string;
  mine: string;
  theirs: string;
  takeMine: string;
  takeTheirs: string;
}

interface BothTextsProps {
  words: BothTextsWords;
  mine: string;
  theirs: string;
  onChoose: (choice: 'mine' | 'theirs') => void;
}

/** Two people changed the same thing: both texts side by side, neither lost; one touch goes on with one of them. */
export function BothTexts({ words, mine, theirs, onChoose }: BothTextsProps) {
  const id = useId();
  return (
    <section className="ui-card" data-tint="warm" aria-labelledby={id}>
      <div>
        <h2 className="type-heading" id={id}>
          {words.title}
        </h2>
        <p className="type-small">{words.line}</p>
      </div>
      <div className="ui-both">
        <div className="stack-tight">
          <h3 className="type-label">{words.mine}</h3>
          <p className="ui-both-text">{mine}</p>
          <Button onClick={() => onChoose('mine')}>{words.takeMine}</Button>
        </div>
        <div className="stack-tight">
          <h3 className="type-label">{words.theirs}</h3>
          <p className="ui-both-text">{theirs}</p>
          <Button onClick={() => onChoose('theirs')}>{words.takeTheirs}</Button>
        </div>
      </div>
    </section>
  );
}

/** What a person wrote in a body, whatever its kind. */
export function textOfBody(body: unknown): string {
  const fields = body as Record<string, unknown>;
  return ['words', 'text', 'good_enough_words', 'value', 'level']
    .map((name) => fields[name])
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .join(' · ');
}
