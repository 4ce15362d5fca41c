// SPDX-License-Identifier: Apache-2.0
// Machine-made, not yet reviewed.
import type { ChartWords } from '../en-charts';

const dayFormat = new Intl.DateTimeFormat('de-DE', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const longFormat = new Intl.DateTimeFormat('de-DE', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
const days = (n: number) => count(n, 'Tag', 'Tage');

/** The words of every chart, in German. They load with the charts. */
export const deCharts: ChartWords = {
  list: 'Liste',
  chart: 'Bild',
  view: 'Wie es gezeigt wird',
  hide: 'Verbergen',
  show: (title) => `Zeigen: ${title}`,
  hidden: 'Du hast dieses Bild verborgen.',
  keys: 'Mit den Pfeiltasten gehst du von Punkt zu Punkt.',
  day: (date) => dayFormat.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)),
  dayAndYear: (date) => longFormat.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)),

  path: {
    tooFew: (missing) =>
      `Noch zu früh. Noch ${count(missing, 'Zahl', 'Zahlen')}, dann beginnt ein Weg.`,
    closer: (from, to, ratings) => `Von ${from} auf ${to} über ${ratings} Zahlen. Es sieht näher aus.`,
    same: (value, ratings) => `Bei ${value}, wie am Anfang, über ${ratings} Zahlen.`,
    further: (from, to, ratings) => `Von ${from} auf ${to} über ${ratings} Zahlen. Zahlen gehen oft auf und ab.`,
    reached: (mark) => `Das ist die Zahl für „gut genug“, ${mark}, oder mehr.`,
    harder: (n) => (n === 1 ? 'Eine schwere Zeit ist markiert.' : `${n} schwere Zeiten sind markiert.`),
    span: (from, to) => `${from} → ${to}`,
    goodEnough: (value) => `gut genug ${value}`,
    changed: 'neue Worte',
    harderSpan: 'schwerer',
    point: (day, value) => `${day}: ${value} von 10`,
    spoken: 'laut gesagt und in der Therapie aufgeschrieben',
    day: 'Tag',
    rating: 'Zahl',
    note: 'Was noch',
    tableOf: (goal) => `Zahlen zu „${goal}“`,
  },

  spells: {
    title: 'Schwere Zeiten und der Weg zurück',
    none: 'Hier wurde keine schwere Zeit geteilt.',
    oneOpen: (n) => `Eine schwere Zeit läuft noch, bisher ${days(n)}.`,
    oneEased: (n) => `Bisher eine schwere Zeit. Sie dauerte ${days(n)}.`,
    oneMore: 'Mit einer weiteren können wir sie nebeneinanderstellen.',
    counted: (n) => (n === 2 ? 'Es gab zwei schwere Zeiten.' : `Es gab ${n} schwere Zeiten.`),
    lastAndThis: (last, latest) => `Letztes Mal ${days(last)}, dieses Mal ${latest}.`,
    goingOn: (n) => `Eine weitere läuft noch, bisher ${days(n)}.`,
    noProof: 'Das beweist nicht, warum. Es ist ein Hinweis zum Reden.',
    days,
    soFar: (n) => `bisher ${days(n)}`,
    helped: 'Was geholfen hat',
    helpedNothing: 'nicht aufgeschrieben',
    dot: (n) => (n === 1 ? 'Jeder Punkt ist 1 Tag.' : `Jeder Punkt steht für ${n} Tage.`),
    point: (started, n) => `Begann ${started}, ruhiger nach: ${days(n)}`,
    pointOpen: (started, n) => `Begann ${started}, bisher ${days(n)}`,
    started: 'Beginn',
    eased: 'Wieder ruhiger',
    goesOn: 'läuft noch',
    took: 'Tage',
  },
};
