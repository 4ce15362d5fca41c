// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { useSettings } from '../../shared/session/settings-context';

/** Whether the person is typing, or stands on something that has its own use for the key. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (document.querySelector('dialog[open], [role="menu"]')) return true;
  if (target?.closest('input, textarea, select, [contenteditable="true"], [role="tablist"]')) return true;
  return event.key === 'Enter' && target?.closest('a, button, summary') !== null;
}

/** Single keys that do something on this screen. They rest while somebody types, and can be turned off. */
export function usePlainKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  const off = useSettings().settings.singleKeys === 'off';
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (off) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [off]);
}

/** Ctrl-K or ⌘K, wherever one is, also while typing. */
export function useJumpKey(onJump: () => void): void {
  const latest = useRef(onJump);
  useEffect(() => {
    latest.current = onJump;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      if (!document.querySelector('dialog[open]')) latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
