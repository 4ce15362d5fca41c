// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from 'react';

interface TrustedTypes {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => { createScriptURL: (url: string) => string };
}

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function tell(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

function watch(registration: ServiceWorkerRegistration): void {
  if (registration.waiting && navigator.serviceWorker.controller) tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) tell(worker);
    });
  });
}

/** Has the browser keep the app's own files, so that it starts without a network. */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  // The page allows scripts only from addresses that come through a policy; this one knows a single address.
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  const policy = types?.createPolicy('cairn-shell', { createScriptURL: () => '/sw.js' });
  const url = policy ? policy.createScriptURL('') : '/sw.js';
  await navigator.serviceWorker.register(url, { scope: '/' }).then(watch).catch(() => undefined);
}

/** Whether a newer app has been fetched, and a way to go over to it. */
export function useNewVersion(): [boolean, () => void] {
  const worker = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
  const take = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker?.postMessage('take-over');
  };
  return [worker !== null, take];
}
