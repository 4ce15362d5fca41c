// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { liveEnding, saidYes, stands } from '../../shared/ending/ending';
import { dayOf } from '../../shared/goals/days';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Card } from '../../shared/ui/card';
import { useDayWords } from '../../shared/words/days';
import { useWords } from '../../shared/words/words';

/** That the work is coming to its end, or has ended and what is left: one calm line with the way there. */
export function EndingCard({ now }: { now: Date }) {
  const words = useWords().today.ending;
  const your = useWords().privacy.your;
  const days = useDayWords();
  const { view, record, therapist } = useMyRecord();
  const ending = liveEnding(view, undefined, now);
  const name = therapist ?? your;
  const after = record.after;
  if (!ending && !after) return null;
  const title = () => {
    if (after) return words.over(days.day(dayOf(after.ended)));
    if (!ending) return '';
    if (stands(ending.body)) return words.stands(days.day(ending.body.ends_on));
    return saidYes(ending.body, 'client') ? words.waiting(name) : words.asked(name);
  };
  const line = () => {
    if (after?.access === 'writing') return words.writes(days.day(dayOf(after.writes_until)));
    if (after?.access === 'reading') return words.reads(days.day(dayOf(after.reads_until)));
    return after ? words.closed : '';
  };
  return (
    <Card heading={title()} tint="sunk">
      {line() && <p>{line()}</p>}
      <div className="row">
        <Link href="/ending" className="ui-button" data-look="secondary">
          {words.open}
        </Link>
        <Link href="/staying-well" className="ui-button" data-look="quiet">
          {words.plan}
        </Link>
      </div>
    </Card>
  );
}
