// SPDX-License-Identifier: Apache-2.0
import type { ExitPlace } from './device-settings';
import type { Session } from './session';

export const exitPlaces: Record<ExitPlace, string> = {
  weather: 'https://www.bbc.co.uk/weather',
  news: 'https://www.bbc.co.uk/news',
  search: 'https://duckduckgo.com/',
};

/** How long to wait for the way back to the first page before going anyway. */
const patience = 250;

interface Way {
  history: Pick<History, 'go' | 'length' | 'state'>;
  replace: (url: string) => void;
}

/** How many pages of this app lie behind this one, so that "back" can be made to lead past all of them. */
let depth = 0;
let watching = false;

/** Begins to count the pages that are opened. Each carries its own number, and nothing else. */
export function countPages(): void {
  if (watching) return;
  watching = true;
  const plain = history.pushState.bind(history);
  const inPlace = history.replaceState.bind(history);
  const known = (history.state as { page?: number } | null)?.page;
  depth = known ?? 0;
  inPlace({ page: depth }, '');
  history.pushState = (_state: unknown, title: string, url?: string | URL | null) => {
    depth += 1;
    plain({ page: depth }, title, url);
  };
  history.replaceState = (_state: unknown, title: string, url?: string | URL | null) => inPlace({ page: depth }, title, url);
  globalThis.addEventListener('popstate', (event: PopStateEvent) => {
    depth = (event.state as { page?: number } | null)?.page ?? 0;
  });
}

/**
 * Leaves at once: the page goes blank, the app is locked, and a plain site stands in its place. The way "back" does not
 * return here, because the first page of the app is the one that is replaced.
 */
export function leaveNow(session: Session, place: ExitPlace, way: Way = { history, replace: (url) => location.replace(url) }): void {
  document.documentElement.hidden = true;
  document.body.replaceChildren();
  session.lock();
  const behind = depth;
  let gone = false;
  const go = () => {
    if (gone) return;
    gone = true;
    way.replace(exitPlaces[place]);
  };
  if (behind === 0) return go();
  globalThis.addEventListener('popstate', go, { once: true });
  setTimeout(go, patience);
  way.history.go(-behind);
}

/** Calls back when Shift is pressed three times in a row within a second and a half, with no other key between. */
export function onShiftThrice(target: EventTarget, act: () => void): () => void {
  let times: number[] = [];
  const onKey = (event: Event) => {
    const key = event as KeyboardEvent;
    if (key.key !== 'Shift') {
      times = [];
      return;
    }
    if (key.repeat) return;
    times = [...times.filter((time) => key.timeStamp - time < 1500), key.timeStamp];
    if (times.length >= 3) {
      times = [];
      act();
    }
  };
  target.addEventListener('keydown', onKey);
  return () => target.removeEventListener('keydown', onKey);
}
