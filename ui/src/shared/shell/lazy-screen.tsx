// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { useWords } from '../words/words';
import { Screen } from './screen';

/** A part of the app that is fetched when it is first needed, or before. */
export interface LazyPart<Props extends object> {
  /** `meanwhile` stands there until it has come. */
  (props: Props & { meanwhile?: ReactNode }): ReactNode;
  /** Fetches it beforehand, so that it is there without a network. Resolves in any case. */
  fetch: () => Promise<void>;
}

type Load<Props extends object> = () => Promise<ComponentType<Props>>;

/** Why a part is not there is no secret: it was never fetched, and there is no way to fetch it now. */
interface Missing {
  again: () => void;
}

/**
 * A part of the app in a file of its own. Where the file cannot be had, `missing` stands in its place, and it comes by
 * itself once there is a network again; nothing breaks.
 */
function lazyPart<Props extends object>(load: Load<Props>, missing: (state: Missing) => ReactNode): LazyPart<Props> {
  let Loaded: ComponentType<Props> | undefined;
  const fetchNow = async () => {
    Loaded ??= await load();
  };
  const Part = ({ meanwhile, ...props }: Props & { meanwhile?: ReactNode }) => {
    const [state, setState] = useState<'coming' | 'missing' | 'here'>(Loaded ? 'here' : 'coming');
    const get = useCallback(() => {
      fetchNow().then(
        () => setState('here'),
        () => setState('missing'),
      );
    }, []);
    useEffect(() => {
      if (state === 'coming') get();
      if (state !== 'missing') return;
      globalThis.addEventListener('online', get);
      return () => globalThis.removeEventListener('online', get);
    }, [state, get]);
    // What is left of the props without `meanwhile` is what the part asks for; the compiler cannot tell.
    if (Loaded) return <Loaded {...(props as unknown as Props)} />;
    return (
      <>
        {meanwhile}
        {state === 'missing' && missing({ again: () => void askAnew(get) })}
      </>
    );
  };
  Part.fetch = () => fetchNow().catch(() => undefined);
  return Part;
}

/**
 * Tries again. A browser may remember for as long as the page stands that a file could not be had; where the clinic
 * answers and the file still does not come, the page begins anew. What was typed is on the device.
 */
async function askAnew(get: () => void): Promise<void> {
  get();
  const reached = await fetch('/healthz', { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  );
  if (reached) setTimeout(() => document.querySelector('[data-missing-part]') && location.reload(), 1500);
}

function MissingScreen({ again }: Missing) {
  const words = useWords().frame.notFetched;
  return (
    <Screen title={words.title} back="/">
      <div data-missing-part="">
        <EmptyState title={words.line} line={words.next}>
          <Button look="primary" onClick={again}>
            {words.again}
          </Button>
        </EmptyState>
      </div>
    </Screen>
  );
}

/** A screen in a file of its own. */
export function lazyScreen<Props extends object>(load: Load<Props>): LazyPart<Props> {
  return lazyPart(load, (state) => <MissingScreen {...state} />);
}

function MissingPart({ again }: Missing) {
  const words = useWords().frame.notFetched;
  return (
    <div className="row type-small type-muted" data-missing-part="">
      <p>{words.part}</p>
      <Button look="quiet" onClick={again}>
        {words.again}
      </Button>
    </div>
  );
}

/** A part of a screen in a file of its own: the rest of the screen stands without it. */
export function lazyPiece<Props extends object>(load: Load<Props>): LazyPart<Props> {
  return lazyPart(load, (state) => <MissingPart {...state} />);
}

interface Fetchable {
  fetch: () => Promise<void>;
}

/** Fetches parts one after the other while the page has nothing else to do. Returns how to stop. */
export function fetchWhenIdle(parts: readonly Fetchable[]): () => void {
  let stopped = false;
  const rest = [...parts];
  const idle = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 500));
  const next = () => {
    const part = rest.shift();
    if (part && !stopped) void part.fetch().then(() => idle(next));
  };
  const timer = setTimeout(() => idle(next), 1000);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
