// SPDX-License-Identifier: Apache-2.0
// Machine-made, not yet reviewed.
import type { Words } from '../en';

/** Words that stand on every screen. */
export const frame: Words['frame'] = {
  appName: 'Cairn',
  skip: 'Zum Hauptteil springen',
  mainPlaces: 'Hauptorte',
  tabs: {
    today: 'Heute',
    goals: 'Ziele',
    journal: 'Tagebuch',
    skills: 'Übungen',
    sessions: 'Sitzungen',
    progress: 'Verlauf',
    safety: 'Mein Sicherheitsplan',
    learn: 'Wissen',
    settings: 'Einstellungen und Privates',
  },
  help: 'Jetzt Hilfe holen',
  account: 'Einstellungen und Privates',
  back: 'Zurück',
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  done: 'Fertig',
  undo: 'Rückgängig',
  messages: 'Meldungen',
  lines: 'Was gerade gilt',
  loading: 'Deine Sachen werden geholt',
  offline: 'Du bist offline. Du kannst weitermachen.',
  safeHere: 'Es ist auf diesem Gerät sicher. Wir versuchen es wieder.',
  saving: 'Wird gespeichert …',
  savedHere: 'Auf diesem Gerät gespeichert',
  savedThere: 'Bei deiner Praxis gespeichert',
  notLasting:
    'Dieser Browser kann deine Worte ohne Netz nicht aufbewahren. Kopiere längere Texte, bevor du ihn schließt.',
  demo: 'Demo – erfundene Menschen',
  leaveDemo: 'Eine andere Person wählen',
  conflict: 'Zwei Texte für dasselbe. Beide sind sicher.',
  seeBoth: 'Beide ansehen',
  refused: 'Etwas konnte nicht gespeichert werden. Deine Worte sind hier sicher.',
  seeRefused: 'Ansehen, was',
  newVersion: 'Es gibt eine neuere Fassung dieser App.',
  useNewVersion: 'Jetzt nutzen',
  leaveNow: 'Schnell verlassen',
  building: {
    line: 'Dieser Teil wird noch gebaut. Er ist noch nicht da.',
    next: 'Heute und Ziele kannst du schon nutzen.',
    go: 'Zu den Zielen',
  },
  notFound: { title: 'Hier ist nichts', line: 'Diese Seite gibt es nicht oder nicht mehr.', go: 'Zu Heute' },
  broken: {
    title: 'Etwas ist schiefgegangen',
    line: 'Deine Worte sind sicher. Lade diese Seite neu.',
    again: 'Neu laden',
  },
};
