// SPDX-License-Identifier: Apache-2.0
// Machine-made, not yet reviewed.
import type { Words } from '../en';

const you = 'Du';
const has = (who: string) => (who === you ? `${who} hast` : `${who} hat`);

/** Words for settings and privacy, and for who can see what. */
export const privacy: Words['privacy'] = {
  title: 'Einstellungen und Privates',
  whoSees: 'Wer das sehen kann',
  choice: {
    only_me: 'Nur ich',
    my_therapist: (name) => `${name} und ich`,
    my_record: (name) => `Meine Akte: ${name} und ich`,
  },
  share: (name) =>
    `Das mit ${name} teilen? Du kannst das jederzeit beenden, aber ${name} hat es dann vielleicht schon gelesen.`,
  shareWithParts: (name) =>
    `Schritte und Zahlen dieses Ziels, die du geteilt hast, kommen mit. Schwere Zeiten bleiben bei dir, bis du sie teilst. ${name} sieht das Ziel und seine Geschichte.`,
  shareDo: (name) => `Mit ${name} teilen`,
  unshare: (name) => `Dann siehst nur du das. ${name} sieht es nicht mehr, hat es aber vielleicht schon gelesen.`,
  unshareParts: 'Was dazugehört, geht mit.',
  unshareAlone: 'Nur du siehst das dann, auch wenn hier wieder jemand mit dir arbeitet.',
  unshareDo: 'Nur für mich',
  noTherapist: 'Sonst ist niemand hier. Nur du kannst das sehen.',
  asGoal: 'Wie das Ziel: Nur du kannst das Ziel sehen, also sieht auch das niemand sonst.',
  // Without an article, so that it fits wherever a name would stand.
  your: 'Therapeutin oder Therapeut',

  groups: { care: 'Unsere Arbeit', privacy: 'Privates', safety: 'Sicherheit', look: 'Aussehen', account: 'Konto' },
  fresh: (n) => `${n} neu`,
  list: {
    whoSees: ['Wer was sehen kann', 'Alles auf einen Blick. Hier kannst du es ändern.'],
    whoLooked: ['Wer nachgesehen hat', 'Wer deine Sachen gelesen hat und wann.'],
    devices: ['Geräte', 'Wo du angemeldet bist. Melde dich dort ab.'],
    exit: ['Schnell verlassen', 'Ein schneller Weg aus dieser App.'],
    reading: ['Text und Ruhe', 'Größe, Farben, Bewegung, Sprache.'],
    language: ['Sprache', 'Deutsch'],
    password: ['Passwort', 'Wähle ein neues.'],
    ways: ['Wie du dich anmeldest', 'Passkeys, Code-App, Notfallcodes.'],
    notices: ['Dein Konto', 'Was mit deinem Zugang geschehen ist.'],
    plan: ['Mein Plan, damit es mir gut geht', 'Was mir hilft, in meinen Worten.'],
    ending: ['Unsere Arbeit beenden', 'Wann und wie, und was danach kommt.'],
  },

  sees: {
    title: 'Wer was sehen kann',
    line: 'Neues gehört zuerst nur dir. Schritte und Zahlen sieht, wer das Ziel sieht, zu dem sie gehören.',
    kind: 'Was',
    shared: 'Geteilt',
    none: 'Noch nichts hier.',
    of: (shared, all) => (shared === 0 ? 'Nur du' : `${shared} von ${all} geteilt`),
    kinds: {
      reflection: 'Erste Worte',
      goal: 'Ziele',
      step: 'Schritte',
      step_event: 'Tage mit einem Schritt',
      goal_rating: 'Zahlen von 0 bis 10',
      goal_review: 'Blicke auf ein Ziel',
      setback: 'Schwere Zeiten',
      attainment_scale: 'Fünf Stufen',
      topic: 'Themen zum Reden',
      staying_well_plan: 'Plan, damit es mir gut geht',
    },
    supervisor: (name) => `In der Supervision ist nur zu sehen, was ${name} dorthin mitbringt.`,
    practice: 'Das Büro der Praxis sieht keine Worte von dir.',
    law: 'Über deine Behandlung wird eine Akte geführt. In manchen Fällen kann ein Gericht sie verlangen. Wir erklären, wann, und was wir tun würden.',
  },

  looked: {
    title: 'Wer nachgesehen hat',
    line: 'Jedes Mal, wenn jemand anderes deine Sachen öffnet, steht es hier.',
    none: 'Niemand sonst hat deine Sachen geöffnet.',
    you,
    gone: 'Jemand, der nicht mehr hier ist',
    own: 'Auch zeigen, wann ich nachgesehen habe',
    read: (who, what) => `${has(who)} gelesen: ${what}`,
    wrote: (who, what) => `${has(who)} geschrieben: ${what}`,
    shared: (who, what) => `${has(who)} geändert, wer das sehen kann: ${what}`,
    opened: (who) =>
      who === you ? 'Du hast deine Akte geöffnet.' : `${who} hat deine Akte geöffnet. Mit dieser Person war nichts geteilt.`,
    kinds: {
      reflection: 'erste Worte',
      goal: 'Ziele',
      suggestion: 'Vorschläge',
      step: 'Schritte',
      step_event: 'Tage mit einem Schritt',
      goal_rating: 'Zahlen von 0 bis 10',
      goal_review: 'Blicke auf ein Ziel',
      setback: 'schwere Zeiten',
      attainment_scale: 'fünf Stufen',
      attainment_rating: 'Einschätzungen nach Stufen',
      topic: 'Themen für nächstes Mal',
      therapy_session: 'Zeiten der Sitzungen',
      together: 'Ansichten Zusammen',
      ending: 'den Abschluss',
      staying_well_plan: 'Plan, damit es dir gut geht',
    },
    and: 'und',
    offline: 'Du bist offline. Diese Liste kommt von deiner Praxis, darum ist sie gerade nicht hier.',
    failed: 'Diese Liste konnte nicht geladen werden. Versuch es in einer Weile wieder.',
    again: 'Noch einmal versuchen',
  },

  devices: {
    title: 'Geräte',
    line: 'Du bist hier angemeldet:',
    this: 'Dieses Gerät',
    started: (when) => `Seit ${when}`,
    used: (when) => `Zuletzt benutzt: ${when}`,
    end: 'Dort abmelden',
    endName: (device) => `Dort abmelden: ${device}`,
    ended: 'Dort abgemeldet.',
    signOut: 'Hier abmelden',
    offline: 'Du bist offline. Andere Geräte kannst du abmelden, sobald du wieder Netz hast.',
  },

  signOut: {
    title: 'Abmelden?',
    unsentTitle: 'Manches ist noch nicht gesendet',
    unsent: (n) =>
      n === 1
        ? 'Eine Sache, die du geschrieben hast, ist noch nicht bei deiner Praxis.'
        : `${n} Sachen, die du geschrieben hast, sind noch nicht bei deiner Praxis.`,
    begun: (n) =>
      n === 1
        ? 'Du hast einen Text angefangen und noch nicht gespeichert.'
        : `Du hast ${n} Texte angefangen und noch nicht gespeichert.`,
    sendFirst: 'Erst senden, dann abmelden',
    sendAndKeep: 'Senden, was wartet, und den Rest hier verschlossen lassen',
    finish: 'Bleiben und fertig schreiben',
    sending: 'Wird gesendet …',
    couldNotSend: 'Es konnte gerade nicht gesendet werden. Du kannst warten oder unten wählen.',
    keep: 'Verschlossen auf diesem Gerät lassen und abmelden',
    keepLine: 'Sie werden gesendet, wenn du dich hier wieder anmeldest.',
    keepBegunLine: 'Du findest deine Worte wieder, wenn du dich hier anmeldest.',
    remove: 'Löschen und abmelden',
    removeLine: 'Wir können sie nicht zurückholen.',
    line: 'Die verschlossene Kopie auf diesem Gerät wird gelöscht.',
    go: 'Abmelden',
    stay: 'Hier bleiben',
  },

  exit: {
    title: 'Schnell verlassen',
    line: 'Ein Knopf unten links bringt dich sofort zu einer gewöhnlichen Webseite. Was hier offen ist, schließt sich.',
    keys: 'Auf einer Tastatur: Drücke dreimal die Umschalttaste.',
    where: 'Wohin',
    places: { weather: 'Wetter', news: 'Nachrichten', search: 'Suche' },
    show: 'Den Knopf zeigen',
    keysOn: 'Dreimal Umschalttaste',
    history:
      'Dein Browser zeigt diese Seite vielleicht noch in seinem Verlauf. Ein privates Fenster behält keinen Verlauf.',
    signOut: 'Die App wird gesperrt. Du meldest dich neu an, wenn du zurückkommst. Nichts Geschriebenes geht verloren.',
    test: 'Jetzt ausprobieren',
  },

  look: {
    title: 'Text und Ruhe',
    size: 'Textgröße',
    sizes: { standard: 'Normal', large: 'Groß', larger: 'Größer', largest: 'Am größten' },
    theme: 'Farben',
    themes: { system: 'Wie auf meinem Gerät', light: 'Hell', dark: 'Dunkel', dim: 'Gedämpft' },
    font: 'Schrift',
    fonts: { clear: 'Klar', system: 'Wie auf meinem Gerät' },
    calm: 'Ruhe: keine Bewegung',
    calmLine: 'Nichts bewegt sich auf dem Bildschirm.',
    language: 'Sprache',
    sample: 'So sieht Text jetzt aus.',
  },

  password: {
    title: 'Passwort',
    old: 'Dein jetziges Passwort',
    next: 'Neues Passwort',
    hint: (shortest: number) => `Mindestens ${shortest} Zeichen. Drei oder vier Wörter gehen gut.`,
    save: 'Passwort ändern',
    saved: 'Geändert. Andere Geräte sind abgemeldet.',
    needOld: 'Schreib dein Passwort, wie es jetzt ist.',
    weak: 'Dieses erraten andere. Nimm einen kurzen eigenen Satz.',
    wrongOld: 'Das ist nicht dein jetziges Passwort. Prüfe es und versuch es wieder.',
    needNew: (shortest: number) => `Nimm mindestens ${shortest} Zeichen.`,
  },
};
