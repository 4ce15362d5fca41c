// SPDX-License-Identifier: Apache-2.0
import type { DoorTroubleWords } from '../../shared/doors/door-sentence';
import type { Words } from '../../shared/words/en';

/** The words for what can go wrong while signing in. */
export function entranceTrouble(words: Words['entrance']): DoorTroubleWords {
  return { wrong: words.wrong, offline: words.offline, wait: words.wait, shut: words.shut, trouble: words.passkeyTrouble };
}
