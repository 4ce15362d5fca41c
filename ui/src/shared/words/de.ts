// SPDX-License-Identifier: Apache-2.0
// Machine-made, not yet reviewed.
import { conflicts } from './de/conflicts';
import { entrance } from './de/entrance';
import { explore } from './de/explore';
import { frame } from './de/frame';
import { goals } from './de/goals';
import { help } from './de/help';
import { privacy } from './de/privacy';
import { today } from './de/today';
import type { Words } from './en';

/** Every text of the client's app in German, by area. */
export const de: Words = { locale: 'de-DE', name: 'Deutsch', conflicts, entrance, explore, frame, goals, help, privacy, today };
