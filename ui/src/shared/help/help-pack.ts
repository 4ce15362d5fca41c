// SPDX-License-Identifier: Apache-2.0

/** One number to call. */
export interface HelpLine {
  label: string;
  number: string;
  hours?: string;
  source?: string;
  /** What it is called and when it answers in other languages, by language. */
  in?: Readonly<Record<string, { label: string; hours?: string }>>;
}

/** The numbers of one country, with the day they were checked and the day from which they count as old. */
export interface HelpPack {
  country: string;
  name: string;
  /** The country's name in other languages, by language. */
  in?: Readonly<Record<string, string>>;
  checked: string;
  expires: string;
  emergency: HelpLine;
  lines: readonly HelpLine[];
}

/** What a number is called and when it answers, in this language; as the pack has it where there is no translation. */
export function lineIn(line: HelpLine, language: string): { label: string; hours?: string } {
  return line.in?.[language] ?? line;
}

/** The country's name in this language. */
export function countryIn(pack: HelpPack, language: string): string {
  return pack.in?.[language] ?? pack.name;
}

/** Whether a pack has to be checked again. */
export function isOld(pack: HelpPack, today: string): boolean {
  return pack.expires < today;
}

/** Whether a line takes texts and no calls. */
export function isText(line: HelpLine): boolean {
  return /\btext\b/i.test(line.hours ?? '');
}

/** The digits that a phone dials. */
export function dialled(number: string): string {
  return number.replace(/[^\d+]/g, '');
}

/** The pack for a language tag like "en-GB"; the first one where its country has none. */
export function packFor(packs: readonly HelpPack[], tag: string): HelpPack | undefined {
  const country = tag.split('-').at(-1)?.toUpperCase();
  return packs.find((pack) => pack.country === country) ?? packs.find((pack) => pack.country === 'GB') ?? packs[0];
}
