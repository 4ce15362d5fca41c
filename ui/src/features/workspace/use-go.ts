// SPDX-License-Identifier: Apache-2.0
import { useEffect, type MouseEvent } from 'react';
import { useLocation } from 'wouter';

/** Goes to another place of the workspace, past the guard. */
export function useGo(): (to: string) => void {
  const [, navigate] = useLocation();
  return navigate;
}

/** Turns touches on links inside the workspace into steps without loading anew. Put it on an element around them. */
export function useLinkSteps(): (event: MouseEvent) => void {
  const go = useGo();
  return (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href');
    const held = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (!link || !href?.startsWith('/') || held || event.defaultPrevented) return;
    if (link.target || link.dataset['afresh'] !== undefined) return;
    event.preventDefault();
    go(href);
  };
}

/** Brings the part of the page that the address names into sight and into focus, once it is there. */
export function useNamedPart(ready: boolean): void {
  const [path] = useLocation();
  const hash = globalThis.location?.hash ?? '';
  useEffect(() => {
    if (!ready || hash === '') return;
    const part = document.getElementById(hash.slice(1));
    part?.scrollIntoView({ block: 'start' });
    part?.focus({ preventScroll: true });
  }, [ready, path, hash]);
}
