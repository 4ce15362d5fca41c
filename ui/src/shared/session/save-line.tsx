// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SaveState } from '../record/record-store';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon-paths';
import { useWords } from '../words/words';
import type { DraftState } from './drafts';
import { useSessionState } from './session-context';
import './save-line.css';

const icons: Record<SaveState, IconName> = { saving: 'clock', on_device: 'device', with_clinic: 'check' };
/** A pause in which nothing new was typed, before a reader of the screen is told. */
const calmMs = 1500;

interface SaveLineProps {
  /** Where typed and unsent words are; nothing when there are none. */
  draft?: DraftState | undefined;
  /** Where the text is that stands in the field and was sent; nothing for a field that begins empty. */
  sent?: SaveState | undefined;
}

/** Near what is typed, where it is now: one of three states, each true. Nothing is said of an empty form. */
export function SaveLine({ draft, sent }: SaveLineProps) {
  const words = useWords().frame;
  const state = draft ?? sent;
  const texts: Record<SaveState, string> = { saving: words.saving, on_device: words.savedHere, with_clinic: words.savedThere };
  const told = useSettledOnce(state);
  return (
    <p className="save-line" data-state={state}>
      {state && (
        <span aria-live="off">
          <Icon name={icons[state]} />
          {texts[state]}
        </span>
      )}
      <span className="visually-hidden" role="status">
        {told ? texts[told] : ''}
      </span>
    </p>
  );
}

/** The last state that was more than passing, so that typing is not talked over. Nothing is told before a change. */
function useSettledOnce(state: SaveState | undefined): SaveState | undefined {
  const [first] = useState(state);
  const [told, setTold] = useState<SaveState>();
  useEffect(() => {
    if (!state || state === 'saving' || (state === first && told === undefined)) return;
    const timer = setTimeout(() => setTold(state), calmMs);
    return () => clearTimeout(timer);
  }, [state, first, told]);
  // What was told is taken away again: the words stand on the screen for whoever looks for them.
  const [over, setOver] = useState<SaveState>();
  useEffect(() => {
    if (!told) return;
    const timer = setTimeout(() => setOver(told), calmMs);
    return () => clearTimeout(timer);
  }, [told]);
  return told === over ? undefined : told;
}

/** Where everything is that was written here, for the line that says what has been done. */
export function SentLine() {
  const state = useSessionState();
  const store = state.at === 'signed_in' ? state.store : undefined;
  const sent = useSyncExternalStore(store?.subscribe ?? noNews, () => store?.save);
  return store ? <SaveLine sent={sent} /> : null;
}

const noNews = () => () => undefined;
