// SPDX-License-Identifier: Apache-2.0
import { ApiError } from '../api/request';
import { PasskeyError, type PasskeyTrouble } from './passkey';

/** Words for what can go wrong where somebody proves who they are. */
export interface DoorTroubleWords {
  wrong: string;
  offline: string;
  wait: (seconds: number) => string;
  /** Where no wait helps any more. */
  shut?: string;
  trouble: Record<PasskeyTrouble | 'refused', string>;
}

/** How long the server asks to wait, in seconds, if it says so. */
export function waitOf(error: ApiError): number | undefined {
  const told = error.kind === 'too_many' ? /\b(\d+) seconds\b/.exec(error.sentence)?.[1] : undefined;
  return told ? Number(told) : undefined;
}

/**
 * One calm sentence for what went wrong. `by` tells what was tried: a passkey that is refused is another matter than
 * something typed. Empty when the person closed a question that was put to them: they know.
 */
export function doorSentence(error: unknown, words: DoorTroubleWords, by: 'typed' | 'passkey' = 'typed'): string {
  if (error instanceof PasskeyError) return words.trouble[error.trouble];
  if (!(error instanceof ApiError)) throw error;
  if (error.kind === 'confirm') return '';
  if (error.kind === 'offline') return words.offline;
  if (error.kind === 'too_many') {
    const seconds = waitOf(error);
    return seconds === undefined ? (words.shut ?? error.sentence) : words.wait(seconds);
  }
  if (error.kind === 'refused' && error.path === '') return by === 'passkey' ? words.trouble.refused : words.wrong;
  return error.sentence || words.offline;
}
