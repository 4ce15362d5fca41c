// SPDX-License-Identifier: Apache-2.0
import { deDoors } from './de/doors';
import { enDoors, type DoorWords } from './en-doors';
import { useWords } from './words';

const packs: Record<string, DoorWords> = { 'en-GB': enDoors, 'de-DE': deDoors };

/** The words for proving who one is in the language of the page. */
export function useDoorWords(): DoorWords {
  return packs[useWords().locale] ?? enDoors;
}
