// SPDX-License-Identifier: Apache-2.0
// Machine-made, not yet reviewed.
import type { Words } from '../en';

/** Words of the page with the numbers. */
export const help: Words['help'] = {
  title: 'Jetzt Hilfe holen',
  danger: (number) => `Wenn dein Leben in Gefahr ist, ruf jetzt ${number} an.`,
  call: (label, number) => `${label} anrufen: ${number}`,
  text: (number) => `An ${number} schreiben`,
  notWatched: 'Niemand schaut Tag und Nacht in diese App. Wenn du jetzt Hilfe brauchst, nimm die Nummern hier.',
  right: 'Jetzt gleich',
  rightLines: [
    'Du musst das nicht allein schaffen.',
    'Geh weg von dem, was dich verletzen könnte.',
    'Geh zu anderen Menschen oder ruf jemanden an, dem du vertraust.',
  ],
  country: 'Land',
  checked: (day) => `Nummern geprüft: ${day}.`,
  old: 'Diese Nummern wurden länger nicht geprüft. Wenn eine nicht geht, ruf den Notruf an.',
  source: 'Quelle',
  plan: 'Ein eigener Sicherheitsplan kommt später dazu. Du kannst in deiner Therapie darüber reden.',
  hours: 'Zeiten',
};
