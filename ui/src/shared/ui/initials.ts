// SPDX-License-Identifier: Apache-2.0

/** The first letters of the first and the last word of a name: "Ana Duarte" → "AD"; a title before it is left out. */
export function initialsOf(name: string): string {
  const words = name
    .split(/\s+/)
    .filter((word) => word !== '' && !/^(dr|prof|mr|mrs|ms|mx)\.?$/i.test(word));
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : '';
  return [first, last]
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** The name somebody is called by: the first word that is no title. */
export function firstNameOf(name: string): string {
  return name.split(/\s+/).find((word) => word !== '' && !/^(dr|prof|mr|mrs|ms|mx)\.?$/i.test(word)) ?? name;
}
