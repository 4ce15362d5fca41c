// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { BothTexts } from '../../shared/ui/both-texts';
import { TextArea } from '../../shared/ui/field';
import { useTogetherWords } from '../../shared/words/together-words';
import { mergeText } from './model/text-merge';
import { useTogether } from './use-together';

/** A pause in typing after which the words are sent. */
const pauseMs = 400;

interface LiveTextProps {
  label: ReactNode;
  quietLabel?: boolean;
  hint?: ReactNode;
  /** The text as it stands in the record now. */
  value: string;
  /** Writes the text; called after a short pause in typing and when the field is left. */
  onWrite: (text: string) => void;
  autoFocus?: boolean;
  disabled?: boolean;
  /** Nothing is written while the text is empty. */
  needed?: boolean;
}

/**
 * One text that two people write at once. What both changed in different places is brought together; where both changed
 * the same place, both texts stand and the person chooses.
 */
export function LiveText({ label, quietLabel, hint, value, onWrite, autoFocus, disabled, needed }: LiveTextProps) {
  const { text, clash, change, flush, settle } = useLiveText(value, onWrite, needed ?? false);
  return (
    <div className="stack-tight">
      <TextArea
        label={label}
        quietLabel={quietLabel ?? false}
        hint={hint}
        value={text}
        rows={2}
        maxLength={500}
        autoFocus={autoFocus}
        disabled={disabled}
        onChange={(event) => change(event.target.value)}
        onBlur={flush}
      />
      {clash !== undefined && <Clash mine={text} theirs={clash} onChoose={settle} />}
    </div>
  );
}

/** The field's own text while it is being typed, brought together with what arrives. */
function useLiveText(value: string, onWrite: (text: string) => void, needed: boolean) {
  // `mine` is what is typed and not written yet; `from` is the text that it was typed on.
  const [mine, setMine] = useState<{ text: string; from: string }>();
  const [clash, setClash] = useState<string>();
  const latest = useRef({ value, onWrite, mine, needed });
  useEffect(() => {
    latest.current = { value, onWrite, mine, needed };
  });

  const flush = useRef(() => {
    const now = latest.current;
    if (!now.mine || (now.needed && now.mine.text.trim() === '')) return;
    const together = mergeText(now.mine.from, now.mine.text, now.value);
    if (together === undefined) return setClash(now.value);
    setMine(undefined);
    setClash(undefined);
    if (together !== now.value) now.onWrite(together);
  }).current;

  useEffect(() => {
    if (!mine || clash !== undefined) return;
    const timer = setTimeout(flush, pauseMs);
    return () => clearTimeout(timer);
  }, [mine, clash, flush]);
  useEffect(() => flush, [flush]);

  return {
    text: mine?.text ?? value,
    clash,
    flush,
    change: (text: string) => setMine({ text, from: mine?.from ?? value }),
    settle: (choice: 'mine' | 'theirs') => {
      setClash(undefined);
      setMine(undefined);
      if (choice === 'mine' && mine) onWrite(mine.text);
    },
  };
}

function Clash({ mine, theirs, onChoose }: { mine: string; theirs: string; onChoose: (choice: 'mine' | 'theirs') => void }) {
  const words = useTogetherWords();
  const { names, party } = useTogether();
  const theirName = names[party === 'client' ? 'therapist' : 'client'];
  return (
    <BothTexts
      words={{ ...words.conflict, theirs: words.conflict.theirs(theirName) }}
      mine={mine}
      theirs={theirs}
      onChoose={onChoose}
    />
  );
}
