// SPDX-License-Identifier: Apache-2.0
import { createContext, useContext } from 'react';
import { en, type Words } from './en';

/** The languages that are complete, by their code. */
export const languages: Record<string, Words> = { en };

export const WordsContext = createContext<Words>(en);

/** The words of the language in use. */
export function useWords(): Words {
  return useContext(WordsContext);
}
