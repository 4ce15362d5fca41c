// SPDX-License-Identifier: Apache-2.0
import { deTogether } from './de/together';
import { enTogether, type TogetherWords } from './en-together';
import { useWords } from './words';

const packs: Record<string, TogetherWords> = { 'en-GB': enTogether, 'de-DE': deTogether };

/** The words of the Together view in the language of the page. */
export function useTogetherWords(): TogetherWords {
  return packs[useWords().locale] ?? enTogether;
}
