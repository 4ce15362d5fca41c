// SPDX-License-Identifier: Apache-2.0
import type { RecordView } from '../../shared/api/records';
import { dayOf } from '../../shared/goals/days';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Card } from '../../shared/ui/card';
import { useDayWords } from '../../shared/words/days';
import { useEndingWords } from '../../shared/words/ending-words';
import { HelpedCard } from './helped-card';
import { PlanOffer } from './plan-offer';

/** The work has ended: what can still be done here, until when, and how to come back. */
export function EndingOver({ after }: { after: NonNullable<RecordView['after']> }) {
  const words = useEndingWords();
  const days = useDayWords();
  const { view, nameOf } = useMyRecord();
  const ending = view.all('ending').findLast((one) => one.body.state === 'agreed' || one.body.state === 'one_sided');
  return (
    <>
      <p className="type-heading">{words.over.title(days.day(dayOf(after.ended)))}</p>
      <p>{words.over.bye}</p>
      <Card heading={words.access.title} tint="primary">
        <ul className="ending-facts">
          <li>{after.access === 'closed' ? words.over.readsNot : words.over.reads(days.day(dayOf(after.reads_until)))}</li>
          {after.access === 'writing' && <li>{words.over.writes(days.day(dayOf(after.writes_until)))}</li>}
          {after.access === 'reading' && <li>{words.over.writesNot}</li>}
          {ending?.body.follow_up && <li>{words.over.followUp(days.day(ending.body.follow_up))}</li>}
          <li>{words.over.back}</li>
        </ul>
      </Card>
      {after.access !== 'closed' && <PlanOffer />}
      {ending?.body.goodbye && (
        <Card heading={words.goodbye(nameOf(ending.body.therapist))}>
          <p className="ending-note">{ending.body.goodbye}</p>
        </Card>
      )}
      {ending && after.access === 'writing' && <HelpedCard ending={ending} />}
    </>
  );
}
