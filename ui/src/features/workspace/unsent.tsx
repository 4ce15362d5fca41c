// SPDX-License-Identifier: Apache-2.0
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Router, type BaseLocationHook } from 'wouter';
import { useBrowserLocation } from 'wouter/use-browser-location';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { firstNameOf } from '../../shared/ui/initials';
import { useWorkspaceWords } from '../../shared/words/workspace-words';
import { recordIn } from './paths';

/** A note that is written and not saved, and whose it is. */
export interface UnsentNote {
  record: string;
  name: string;
  text: string;
  save: () => void;
  /** Takes the words off the device, because the person said so. */
  drop: () => void;
}

interface UnsentNotes {
  /** Keeps a note that is not saved; nothing of it when it is empty or saved. */
  hold: (record: string, note: UnsentNote | undefined) => void;
}

const UnsentContext = createContext<UnsentNotes | null>(null);

/** The notes that are not saved yet. They stay with the client they were begun for. */
export function useUnsentNotes(): UnsentNotes {
  const notes = useContext(UnsentContext);
  if (!notes) throw new Error('Nothing keeps unsaved notes around this screen.');
  return notes;
}

/** The browser's address, left only after a note about the client on the screen is saved or removed. */
function guardedLocation(
  notes: ReadonlyMap<string, UnsentNote>,
  ask: (note: UnsentNote, go: () => void) => void,
): BaseLocationHook {
  return function useGuardedLocation() {
    const [path, navigate] = useBrowserLocation();
    const guarded: typeof navigate = (to, options) => {
      const go = () => navigate(to, options);
      const note = notes.get(recordIn(path) ?? '');
      if (note && recordIn(String(to)) !== note.record) ask(note, go);
      else go();
    };
    return [path, guarded];
  };
}

/** The number that each page of this app carries, so that it is known how far "back" led. */
const pageNumber = () => (history.state as { page?: number } | null)?.page ?? 0;

/** The browser's own "back" and "forward" wait for the same answer: what they did is undone until it is given. */
function useGuardedBack(notes: ReadonlyMap<string, UnsentNote>, ask: (note: UnsentNote, go: () => void) => void): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    const place = () => ({ path: location.pathname, page: pageNumber() });
    let here = place();
    const onStep = () => {
      here = place();
    };
    const onPop = (event: PopStateEvent) => {
      const note = notes.get(recordIn(here.path) ?? '');
      const steps = pageNumber() - here.page;
      if (!note || steps === 0 || recordIn(location.pathname) === note.record) return onStep();
      event.stopImmediatePropagation();
      history.go(-steps);
      latest.current(note, () => history.go(steps));
    };
    // The router tells of its own steps with events of these names.
    for (const step of ['pushState', 'replaceState']) globalThis.addEventListener(step, onStep);
    globalThis.addEventListener('popstate', onPop, { capture: true });
    return () => {
      for (const step of ['pushState', 'replaceState']) globalThis.removeEventListener(step, onStep);
      globalThis.removeEventListener('popstate', onPop, { capture: true });
    };
  }, [notes]);
}

/** The wrong-person guard: nobody else's record opens while a note about this one is not saved. */
export function UnsentGuard({ children }: { children: ReactNode }) {
  const notes = useRef(new Map<string, UnsentNote>());
  const [asking, setAsking] = useState<{ note: UnsentNote; go: () => void }>();
  const value = useMemo<UnsentNotes>(
    () => ({
      hold: (record, note) => void (note ? notes.current.set(record, note) : notes.current.delete(record)),
    }),
    [],
  );
  useGuardedBack(notes.current, (note, go) => setAsking({ note, go }));

  const [useGuardedLocation] = useState(() => guardedLocation(notes.current, (note, go) => setAsking({ note, go })));

  return (
    <UnsentContext value={value}>
      <Router hook={useGuardedLocation}>{children}</Router>
      <GuardQuestion
        asking={asking}
        onAnswer={(answer) => {
          setAsking(undefined);
          if (!asking || answer === 'stay') return;
          if (answer === 'save') asking.note.save();
          else asking.note.drop();
          notes.current.delete(asking.note.record);
          asking.go();
        }}
      />
    </UnsentContext>
  );
}

interface GuardQuestionProps {
  asking: { note: UnsentNote } | undefined;
  onAnswer: (answer: 'save' | 'drop' | 'stay') => void;
}

function GuardQuestion({ asking, onAnswer }: GuardQuestionProps) {
  const words = useWorkspaceWords();
  const name = firstNameOf(asking?.note.name ?? '');
  return (
    <Dialog
      open={asking !== undefined}
      onClose={() => onAnswer('stay')}
      title={words.prep.guardTitle(name)}
      closeLabel={words.close}
      firm
      actions={
        <>
          <Button look="quiet" onClick={() => onAnswer('drop')}>
            {words.prep.guardDrop}
          </Button>
          <Button onClick={() => onAnswer('stay')}>{words.prep.guardStay(name)}</Button>
          <Button look="primary" onClick={() => onAnswer('save')}>
            {words.prep.guardSave}
          </Button>
        </>
      }
    >
      <p>{words.prep.guardLine(name)}</p>
      <p className="type-small type-muted">{asking?.note.text}</p>
    </Dialog>
  );
}
