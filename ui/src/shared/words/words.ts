// SPDX-License-Identifier: Apache-2.0
import { createContext, useContext } from 'react';
import { en, type Words } from './en';

interface Language {
  /** The language's name in itself. */
  name: string;
  /** What there is to know before relying on this version, in its own language. */
  note?: string;
  load: () => Promise<Words>;
}

/** The languages that are complete for a client, by their code. English comes with the app; others when chosen. */
export const languages: Record<string, Language> = {
  en: { name: 'English', load: () => Promise.resolve(en) },
  de: {
    name: 'Deutsch',
    note: 'Diese Fassung hat eine Maschine gemacht. Noch kein Mensch hat sie geprüft.',
    load: async () => (await import('./de')).de,
  },
};

/** The words of a language; English for one that is unknown or that cannot be loaded now. */
export async function loadWords(code: string | undefined): Promise<Words> {
  try {
    return (await languages[code ?? 'en']?.load()) ?? en;
  } catch {
    return en;
  }
}

/** The code of the language of these words: "de" of "de-DE". */
export function languageOf(words: Words): string {
  return words.locale.split('-')[0] ?? 'en';
}

export const WordsContext = createContext<Words>(en);

/** The words of the language in use. */
export function useWords(): Words {
  return useContext(WordsContext);
}
