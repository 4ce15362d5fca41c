// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { planOf } from '../../shared/ending/plan';
import { takesWords } from '../../shared/session/while-writing';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Card } from '../../shared/ui/card';
import { useEndingWords } from '../../shared/words/ending-words';

/** The offer of a plan for staying well, or the way to the one that is there. */
export function PlanOffer() {
  const words = useEndingWords().plan;
  const { record, view } = useMyRecord();
  const plan = planOf(view);
  if (!plan && !takesWords(record)) return null;
  return (
    <Card heading={plan ? words.title : words.offer} tint="good">
      <p>{words.offerLine}</p>
      <div>
        <Link href="/staying-well" className="ui-button" data-look="secondary">
          {plan ? words.open : words.offer}
        </Link>
      </div>
    </Card>
  );
}
