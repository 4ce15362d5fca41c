// SPDX-License-Identifier: Apache-2.0
import type { Kind, SeenBy } from '../record/entry';
import { useOwnRecord } from '../session/session-context';
import { takesWords } from '../session/while-writing';
import { SeenByChip, type SeenByChoice } from '../ui/seen-by-chip';
import { useWords } from '../words/words';

interface WhoSeesChipProps {
  kind: Kind;
  seenBy: SeenBy;
  /** The therapist's first name; nothing where nobody else is in this record. */
  therapist: string | undefined;
  /** What it hangs on is seen by nobody else, so this is not either. */
  underPrivate?: boolean;
  onChange?: (seenBy: SeenBy) => void;
}

/** "Who can see this" on one thing, in the words of this app: touch, choose, confirm with what follows from it. */
export function WhoSeesChip({ kind, seenBy, therapist, underPrivate, onChange }: WhoSeesChipProps) {
  const words = useWords().privacy;
  const common = useWords().frame;
  const name = therapist ?? words.your;
  const choices: SeenByChoice[] = [
    {
      key: 'only_me',
      label: words.choice.only_me,
      icon: 'lock',
      consequence: `${therapist ? words.unshare(therapist) : words.unshareAlone} ${kind === 'goal' ? words.unshareParts : ''}`,
      confirm: words.unshareDo,
    },
    {
      key: 'my_therapist',
      label: words.choice.my_therapist(name),
      icon: 'people',
      consequence: kind === 'goal' ? `${words.share(name)} ${words.shareWithParts(name)}` : words.share(name),
      confirm: words.shareDo(name),
    },
  ];
  // Where nobody else is here nothing can be shared; what was shared can still be taken back.
  const writes = takesWords(useOwnRecord());
  const changeable = onChange !== undefined && writes && (therapist !== undefined || seenBy !== 'only_me') && !underPrivate;
  return (
    <SeenByChip
      label={words.whoSees}
      chosen={underPrivate || seenBy === 'only_me' ? 'only_me' : 'my_therapist'}
      choices={choices}
      cancelLabel={common.cancel}
      {...(changeable ? { onChange: (key: string) => onChange(key as SeenBy) } : {})}
    />
  );
}
