// SPDX-License-Identifier: Apache-2.0
import { deEnding } from './de/ending';
import { enEnding, type EndingWords } from './en-ending';
import { useWords } from './words';

const packs: Record<string, EndingWords> = { 'en-GB': enEnding, 'de-DE': deEnding };

/** The words of endings and of the staying-well plan in the language of the page. */
export function useEndingWords(): EndingWords {
  return packs[useWords().locale] ?? enEnding;
}
