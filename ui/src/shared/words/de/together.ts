// SPDX-License-Identifier: Apache-2.0
// Machine-made, not yet reviewed.
import type { TogetherWords } from '../en-together';

const weekday = new Intl.DateTimeFormat('de-DE', { weekday: 'short', timeZone: 'UTC' });

/** The words of the Together view, in German. They load with that view. */
export const deTogether: TogetherWords = {
  title: 'Zusammen',
  bannerTherapist: 'Das sieht auch dein Gegenüber.',
  bannerClient: (name) => `Du und ${name} seht das beide.`,
  joined: (name) => `${name} ist auch hier.`,
  offline: 'Keine Verbindung. Ihr könnt beide weiterschreiben. Es kommt zusammen, sobald die Verbindung wieder da ist.',
  loading: 'Wird geöffnet',
  leave: 'Die Ansicht Zusammen schließen',
  leaveShort: 'Schließen',
  undo: 'Rückgängig',
  undone: 'Zurückgenommen.',
  close: 'Schließen',
  cancel: 'Abbrechen',
  notHere: 'Dieses Ziel ist nicht hier.',
  notHereLine: 'Vielleicht wird es nicht mehr geteilt.',

  agenda: 'Themen zum Reden',
  agendaNone: 'Für heute wurde nichts mitgebracht.',
  talked: 'Besprochen',

  start: {
    title: 'Ein neues Ziel',
    ideas: 'Geteilte Ideen',
    type: 'Oder in eigenen Worten schreiben',
    typeOnly: 'In eigenen Worten schreiben',
    hint: 'Was soll anders werden?',
    begin: 'Mit diesen Worten beginnen',
    take: (words) => `Mit „${words}“ beginnen`,
  },

  words: {
    title: 'Das Ziel',
    by: (name) => `Worte von ${name}`,
    whose: 'Wessen Worte',
    readBack: 'Lest es noch einmal. Passt es?',
    fits: 'Ja, es passt',
    change: 'Die Worte ändern',
    label: 'Das Ziel in Worten',
    done: 'Fertig',
    theirOwn: (name) => `Dieses Ziel gehört ${name}. Du kannst andere Worte vorschlagen.`,
    suggest: 'Andere Worte vorschlagen',
    suggestLabel: 'Dein Vorschlag',
    suggested: (name) => `${name} schlägt vor`,
    yours: 'Du schlägst vor',
    take: 'Diese Worte nehmen',
    keep: 'Meine behalten',
    takeBack: 'Zurücknehmen',
    needed: 'Ein Ziel braucht ein paar Worte.',
  },

  area: {
    title: 'Bereich',
    guess: 'Passt einer davon?',
    more: 'Andere Bereiche',
    pick: 'Einen Bereich wählen',
    full: 'Mehr als drei Bereiche gehen nicht.',
  },
  horizon: {
    title: 'Wie weit voraus?',
    options: { short_term: 'Nächste Monate', long_term: 'Länger', not_sure: 'Noch nicht sicher' },
  },
  now: {
    title: 'Wo steht es jetzt?',
    ends: ['noch gar nicht da', 'ganz da'],
    clientsOwn: (name) => `Diese Zahl kommt von ${name}.`,
    spoken: (name) => `Trag ein, was ${name} sagt.`,
    goodEnough: 'gut genug',
  },
  good: {
    title: 'Gut genug heißt …',
    hint: 'Das kann auch später kommen.',
    value: 'Gut genug, von 0 bis 10',
    ends: ['noch gar nicht da', 'ganz da'],
    theirs: (name) => `${name} kann das am eigenen Gerät schreiben.`,
  },
  step: {
    title: 'Erster kleiner Schritt',
    label: 'Etwas, das klein genug ist',
    when: 'Wann?',
    noTime: 'Keine feste Zeit',
    today: 'Heute',
    tomorrow: 'Morgen',
    weekday: (day) => weekday.format(new Date(`${day}T00:00:00Z`)),
    likely: 'Wie wahrscheinlich ist das?',
    likelyEnds: ['nicht wahrscheinlich', 'sehr wahrscheinlich'],
    smaller: 'Würde ein kleinerer Schritt besser passen?',
    takeSmaller: 'Kleiner machen',
    keep: 'So lassen',
  },

  agree: {
    title: 'Zugestimmt haben',
    mine: 'Ich stimme zu',
    myYes: 'Du hast Ja gesagt',
    theirYes: (name) => `${name} hat Ja gesagt`,
    waiting: (name) => `Wartet auf ${name}`,
    both: (name) => `Du und ${name} habt diesem Ziel beide zugestimmt. Du kannst es jederzeit ändern.`,
    bringFirst: (name) => `Das ist noch eine Idee von ${name}.`,
  },

  conflict: {
    title: 'Ihr habt das beide geändert',
    line: 'Beide Texte sind hier. Wählt, mit welchem es weitergeht. Der andere bleibt in der Geschichte.',
    mine: 'Meiner',
    theirs: (name) => `Der von ${name}`,
    takeMine: 'Mit meinem weitermachen',
    takeTheirs: 'Mit dem anderen weitermachen',
  },
  refused: 'Das konnte nicht gespeichert werden. Deine Worte sind noch hier.',
};
