// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { readCatalogue, type Aim, type Area, type Catalogue, type Question } from '../api/catalogue';
import { keepContent, readContent } from '../session/device-settings';
import { languageOf, useWords } from '../words/words';

const known = new Map<string, Catalogue>();
const asked = new Set<string>();
const listeners = new Set<() => void>();

function learn(language: string, catalogue: Catalogue | undefined): void {
  if (catalogue) known.set(language, catalogue);
  for (const listener of listeners) listener();
}

async function load(language: string): Promise<void> {
  const name = `catalogue-${language}`;
  if (!known.has(language)) learn(language, await readContent<Catalogue>(name).catch(() => undefined));
  try {
    const read = await readCatalogue(language);
    learn(language, read);
    await keepContent(name, read);
  } catch {
    // Without a network what the device has kept will do; it is asked for again with the next page load.
    asked.delete(language);
  }
}

/** The questions and aims: content that belongs to nobody, kept on the device so that it is there offline. */
export function useCatalogue(): Catalogue | undefined {
  const language = languageOf(useWords());
  const [catalogue, setCatalogue] = useState(() => known.get(language));
  useEffect(() => {
    const listener = () => setCatalogue(known.get(language));
    listeners.add(listener);
    if (!asked.has(language)) {
      asked.add(language);
      void load(language);
    }
    listener();
    return () => void listeners.delete(listener);
  }, [language]);
  return catalogue;
}

/** The opening questions, in the order the practice gave them. */
export function useQuestions(): readonly Question[] {
  return useCatalogue()?.questions ?? [];
}

/** An area with the aim it belongs to. */
export interface PlacedArea {
  aim: Aim;
  area: Area;
}

/** The aims that everybody may see, in their groups. What is turned on together stays out of sight until it is. */
export function groupsOf(catalogue: Catalogue): { group: string; aims: Aim[] }[] {
  const groups = new Map<string, Aim[]>();
  for (const aim of catalogue.aims)
    if (!aim.specialist) groups.set(aim.group, [...(groups.get(aim.group) ?? []), aim]);
  return [...groups].map(([group, aims]) => ({ group, aims }));
}

const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{Diacritic}/gu, '');

/** Areas whose label, aim, examples or search words hold every word that was typed. */
export function searchAreas(catalogue: Catalogue, typed: string): PlacedArea[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  return catalogue.aims
    .filter((aim) => !aim.specialist)
    .flatMap((aim) => aim.areas.map((area) => ({ aim, area })))
    .filter(({ aim, area }) => {
      const text = plain([area.label, aim.label, ...area.examples, ...(area.find ?? [])].join(' '));
      return wanted.every((word) => text.includes(word));
    });
}
