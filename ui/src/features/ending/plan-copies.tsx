// SPDX-License-Identifier: Apache-2.0
import type { StayingWellPlan } from '../../shared/api/schema';
import { handOver, planAsPage, planAsText, type CopyWords } from '../../shared/ending/plan-copy';
import { today } from '../../shared/goals/days';
import { packFor } from '../../shared/help/help-pack';
import { helpPacks } from '../../shared/help/packs';
import { useSettings } from '../../shared/session/settings-context';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { useDayWords } from '../../shared/words/days';
import { useEndingWords } from '../../shared/words/ending-words';
import { languageOf, useWords } from '../../shared/words/words';

/** Takes a copy of the plan along: as a page, as text, on paper. All of it is made on this device. */
export function PlanCopies({ plan }: { plan: StayingWellPlan }) {
  const words = useEndingWords().plan;
  const all = useWords();
  const days = useDayWords();
  const { settings } = useSettings();
  const pack = packFor(helpPacks, settings.country ?? globalThis.navigator?.language ?? '');
  const copy: CopyWords = {
    language: languageOf(all),
    title: words.title,
    parts: words.parts,
    made: words.made(days.day(today())),
    danger: words.danger(pack?.emergency.number ?? '112'),
  };
  return (
    <Card heading={words.copyTitle} tint="sunk">
      <p>{words.copyLine}</p>
      <div className="row">
        <Button icon="down" onClick={() => handOver('plan.html', 'text/html', planAsPage(plan, copy))}>
          {words.page}
        </Button>
        <Button icon="words" onClick={() => handOver('plan.txt', 'text/plain', planAsText(plan, copy))}>
          {words.text}
        </Button>
        <Button icon="note" onClick={() => globalThis.print()}>
          {words.print}
        </Button>
      </div>
    </Card>
  );
}
