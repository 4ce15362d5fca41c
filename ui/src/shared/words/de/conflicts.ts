// SPDX-License-Identifier: Apache-2.0
// Machine-made, not yet reviewed.
import type { Words } from '../en';

/** Words for two texts of one thing, and for what could not be saved. */
export const conflicts: Words['conflicts'] = {
  title: 'Zwei Texte',
  line: 'Du und jemand anderes habt dasselbe geändert. Beide Texte sind sicher. Wähle, welcher jetzt gilt.',
  mine: 'Dein Text',
  theirs: (name) => `Text von ${name}`,
  theirsYou: 'Dein Text von einem anderen Gerät',
  useMine: 'Meinen Text nehmen',
  useTheirs: (name) => `Den Text von ${name} nehmen`,
  useOther: 'Den anderen Text nehmen',
  keptMine: (name) => `Dein Text gilt. Der andere Text (${name}) steht in der Geschichte.`,
  keptTheirs: 'Der andere Text gilt. Deiner liegt bei deinen ersten Worten, nur für dich.',
  none: 'Es gibt nichts zu wählen.',
  fields: {
    words: 'Worte',
    why: 'Warum es wichtig ist',
    value: 'Wofür es steht',
    good_enough: 'Gut genug',
    good_enough_words: 'Woran man „gut genug“ merkt',
    state: 'Wie es darum steht',
    horizon: 'Wie weit voraus',
    text: 'Text',
    note: 'Notiz',
    on: 'Tag',
    when: 'Zeit',
    where: 'Ort',
    reason: 'Warum geändert',
    levels: 'Stufen',
  },
  other: 'Etwas anderes',
  refusedTitle: 'Nicht gespeichert',
  refusedLine: 'Diese Worte sind auf diesem Gerät sicher, aber deine Praxis konnte sie nicht annehmen.',
  again: 'Noch einmal versuchen',
  remove: 'Diese Worte löschen',
  removeSure: 'Diese Worte löschen? Wir können sie nicht zurückholen.',
  copy: 'Worte kopieren',
  copied: 'Kopiert.',
};
