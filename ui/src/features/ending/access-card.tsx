// SPDX-License-Identifier: Apache-2.0
import { daysAfter } from '../../shared/ending/ending';
import type { Day } from '../../shared/goals/days';
import { useMe } from '../../shared/session/session-context';
import { Card } from '../../shared/ui/card';
import { useDayWords } from '../../shared/words/days';
import { useEndingWords } from '../../shared/words/ending-words';

/** What a client can still do here when the work has ended: said before they say yes, as the practice has set it. */
export function AccessCard({ endsOn, name, atOnce }: { endsOn: Day; name: string; atOnce?: boolean }) {
  const { access: words, alone } = useEndingWords();
  const days = useDayWords();
  const set = useMe().practice.after_care;
  const until = daysAfter(endsOn, set);
  return (
    <Card heading={words.title} tint="primary">
      <ul className="ending-facts">
        <li>{words.read(Math.max(set.read, set.write), days.day(until.read))}</li>
        <li>{until.write ? words.write(name, set.write, days.day(until.write)) : words.noWrite}</li>
        <li>{atOnce ? alone.today(name) : words.therapist(name)}</li>
        <li>{words.copy}</li>
        <li>{words.back}</li>
      </ul>
    </Card>
  );
}
