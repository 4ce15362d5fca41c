// SPDX-License-Identifier: Apache-2.0

interface Change {
  /** Where the text from before was changed: from `start` up to `end`. */
  start: number;
  end: number;
  /** What stands there now. */
  text: string;
}

function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/**
 * Brings two people's changes to one text together, where they changed different parts of it. Nothing where both changed
 * the same part: then a person decides, with both texts before them.
 */
export function mergeText(before: string, mine: string, theirs: string): string | undefined {
  if (mine === theirs || before === theirs) return mine;
  if (before === mine) return theirs;
  const a = changeBetween(before, mine);
  const b = changeBetween(before, theirs);
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  if (first.end >= second.start) return undefined;
  return (
    before.slice(0, first.start) + first.text + before.slice(first.end, second.start) + second.text + before.slice(second.end)
  );
}
