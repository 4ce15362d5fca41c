// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { SaveState } from '../../shared/record/record-store';
import { SaveLine } from '../../shared/session/save-line';
import { useRecord } from '../../shared/session/session-context';
import { useDraft } from '../../shared/session/use-draft';
import { BothTexts } from '../../shared/ui/both-texts';
import { TextArea } from '../../shared/ui/field';
import { useTogetherWords } from '../../shared/words/together-words';
import { mergeText } from './model/text-merge';
import { useTogether } from './use-together';

/** A pause in typing after which the words are sent. */
const pauseMs = 400;

interface LiveTextProps {
  /** The draft that the words are kept under until they are written. */
  draft: string;
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
export function LiveText({ draft, label, quietLabel, hint, value, onWrite, autoFocus, disabled, needed }: LiveTextProps) {
  const { text, clash, state, change, flush, settle } = useLiveText(draft, value, onWrite, needed ?? false);
  const { save } = useRecord(useTogether().record);
  const sent: SaveState | undefined = value ? save : undefined;
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
      {!disabled && <SaveLine draft={state} sent={sent} />}
      {clash !== undefined && <Clash mine={text} theirs={clash} onChoose={settle} />}
    </div>
  );
}

interface Typed {
  text: string;
  from: string;
}

const isTyped = (typed: Partial<Typed>): typed is Typed => typed.text !== undefined && typed.from !== undefined;

/** The field's own text while it is being typed, brought together with what arrives. */
function useLiveText(name: string, value: string, onWrite: (text: string) => void, needed: boolean) {
  // `text` is what is typed and not written yet; `from` is the text that it was typed on.
  const draft = useDraft<Partial<Typed>>(name, {});
  const mine = isTyped(draft.now) ? draft.now : undefined;
  // Words that lay here from before are shown, and not written before the person has come to them.
  const [touched, setTouched] = useState(false);
  const [clash, setClash] = useState<string>();
  const latest = useRef({ value, onWrite, mine, needed, touched, clear: draft.clear });
  useEffect(() => {
    latest.current = { value, onWrite, mine, needed, touched, clear: draft.clear };
  });

  const flush = useRef(() => {
    const now = latest.current;
    if (!now.mine || (now.needed && now.mine.text.trim() === '')) return;
    const together = mergeText(now.mine.from, now.mine.text, now.value);
    if (together === undefined) return setClash(now.value);
    setClash(undefined);
    if (together !== now.value) now.onWrite(together);
    now.clear();
  }).current;

  const typed = mine?.text;
  useEffect(() => {
    if (typed === undefined || !touched || clash !== undefined) return;
    const timer = setTimeout(flush, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, touched, clash, flush]);
  useEffect(
    () => () => {
      const { mine: left, needed: wanted, touched: here, clear } = latest.current;
      if (left && wanted && left.text.trim() === '') clear();
      else if (here) flush();
    },
    [flush],
  );

  return {
    text: mine?.text ?? value,
    clash,
    flush,
    state: draft.state,
    change: (text: string) => {
      setTouched(true);
      draft.set({ text, from: mine?.from ?? value });
    },
    settle: (choice: 'mine' | 'theirs') => {
      setClash(undefined);
      if (choice === 'mine' && mine) onWrite(mine.text);
      draft.clear();
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
