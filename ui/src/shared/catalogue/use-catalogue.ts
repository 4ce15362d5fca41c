// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { readCatalogue, type Aim, type Area, type Catalogue, type Question } from '../api/catalogue';
import { keepContent, readContent } from '../session/device-settings';

let known: Catalogue | undefined;
let asked: Promise<void> | undefined;
const listeners = new Set<() => void>();

async function load(): Promise<void> {
  known ??= await readContent<Catalogue>('catalogue').catch(() => undefined);
  for (const listener of listeners) listener();
  try {
    known = await readCatalogue();
    await keepContent('catalogue', known);
  } catch {
    // Without a network what the device has kept will do; it is asked for again with the next page load.
    asked = undefined;
  }
  for (const listener of listeners) listener();
}

/** The questions and aims: content that belongs to nobody, kept on the device so that it is there offline. */
export function useCatalogue(): Catalogue | undefined {
  const [catalogue, setCatalogue] = useState(known);
  useEffect(() => {
    const listener = () => setCatalogue(known);
    listeners.add(listener);
    asked ??= load();
    listener();
    return () => void listeners.delete(listener);
  }, []);
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
