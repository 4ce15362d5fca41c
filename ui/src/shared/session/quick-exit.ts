// SPDX-License-Identifier: Apache-2.0
import type { DeviceSettings, ExitPlace } from './device-settings';
import type { Session } from './session';

export const exitPlaces: Record<ExitPlace, string> = {
  weather: 'https://www.bbc.co.uk/weather',
  news: 'https://www.bbc.co.uk/news',
  search: 'https://duckduckgo.com/',
};

/** How long to wait for the device, and for the way back to the first page, before going anyway. The page is blank by then. */
const patience = 200;

interface Way {
  history: Pick<History, 'go' | 'length' | 'state'>;
  replace: (url: string) => void;
}

const browserWay: Way = { history: globalThis.history, replace: (url) => location.replace(url) };

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
export async function leaveNow(session: Session, place: ExitPlace, way: Way = browserWay): Promise<void> {
  blank();
  const behind = depth;
  await within(session.lock());
  if (behind > 0) {
    const arrived = new Promise<void>((done) => globalThis.addEventListener('popstate', () => done(), { once: true }));
    way.history.go(-behind);
    await within(arrived);
  }
  way.replace(exitPlaces[place]);
}

function blank(): void {
  document.documentElement.hidden = true;
  document.body.replaceChildren();
}

function within(work: Promise<void>): Promise<void> {
  return Promise.race([work.catch(() => undefined), new Promise<void>((done) => setTimeout(done, patience))]);
}

/**
 * Keeps "back" from returning after somebody has left: a page that the browser brings back goes to the plain site again.
 * True when that is happening, and nothing should be shown.
 */
export function staysAway(settings: DeviceSettings, way: Way = browserWay): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!settings.left || entry?.type !== 'back_forward') return false;
  blank();
  way.replace(exitPlaces[settings.exitTo ?? 'weather']);
  return true;
}

/** The same for a page that the browser has kept as it was: it is hidden until it is known that nobody left. */
export function watchReturns(read: () => Promise<DeviceSettings>, way: Way = browserWay): void {
  globalThis.addEventListener('pageshow', (event: PageTransitionEvent) => {
    if (!event.persisted) return;
    document.documentElement.hidden = true;
    void read().then((settings) => {
      if (settings.left) way.replace(exitPlaces[settings.exitTo ?? 'weather']);
      else document.documentElement.hidden = false;
    });
  });
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
