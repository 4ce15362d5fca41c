// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';

/** A link that somebody was given: to come in for the first time or again, or back in. */
export interface GivenLink {
  what: 'invitation' | 'reset';
  token: string;
}

/** The token of a link that somebody was given. It stands behind the #, which no server sees, and leaves the address at once. */
export function takeLink(): GivenLink | undefined {
  const [, what, token] = /^#\/(invitation|reset)\/([\w-]+)$/.exec(location.hash) ?? [];
  if (!token) return undefined;
  history.replaceState(null, '', '/');
  return { what: what === 'reset' ? 'reset' : 'invitation', token };
}

interface OpenedLink extends GivenLink {
  /** Which one it is of those opened in this tab: the same link opened again is looked at anew. */
  nth: number;
}

/** The link that the app was opened with, or one that was opened since in the same tab; and how to be done with it. */
export function useGivenLink(first: GivenLink | undefined): [OpenedLink | undefined, () => void] {
  const [given, setGiven] = useState(first && { ...first, nth: 0 });
  useEffect(() => {
    let nth = 0;
    const opened = () => {
      const link = takeLink();
      nth += 1;
      if (link) setGiven({ ...link, nth });
    };
    addEventListener('hashchange', opened);
    return () => removeEventListener('hashchange', opened);
  }, []);
  return [given, () => setGiven(undefined)];
}
