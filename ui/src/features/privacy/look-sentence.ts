// SPDX-License-Identifier: Apache-2.0
import type { LookLine } from '../../shared/api/records';
import type { Words } from '../../shared/words/en';

type Looked = Words['privacy']['looked'];

function listed(parts: readonly string[], and: string): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`;
}

/** One line of the access log as a sentence without its time: "Ana Duarte read your goals and steps". */
export function lookSentence(line: LookLine, words: Looked): string {
  const who = line.relationship === 'self' ? words.you : line.name || words.gone;
  const kinds = listed(
    line.kinds.map((kind) => words.kinds[kind.kind] ?? kind.plural),
    words.and,
  );
  if (!kinds) return words.opened(who);
  return words[line.deed](who, kinds);
}
