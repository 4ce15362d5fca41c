// SPDX-License-Identifier: Apache-2.0
import type { StayingWellPlan } from '../../shared/api/schema';
import { planDraft, planOf, tidied, wholePlan, withNew, type PlanSection } from '../../shared/ending/plan';
import { draftFrom, type DraftWords } from '../../shared/ending/plan-from-entries';
import { sameJson } from '../../shared/record/entry';
import { WhoSeesChip } from '../../shared/privacy/who-sees-chip';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { takesWords } from '../../shared/session/while-writing';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Skeleton } from '../../shared/ui/skeleton';
import { useToast } from '../../shared/ui/toast';
import { useEndingWords } from '../../shared/words/ending-words';
import { useWords } from '../../shared/words/words';
import { PlanCopies } from './plan-copies';
import { PlanReading } from './plan-reading';
import { PlanSectionCard } from './plan-section';
import './ending.css';

const linesIn = (plan: StayingWellPlan) => plan.sections.reduce((sum, section) => sum + section.lines.length, 0);

function useDraftWords(): DraftWords {
  const { fromTo, spell } = useEndingWords().plan;
  const { locale, goals } = useWords();
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const month = (day: string) => format.format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
  return { fromTo, spell, month, trigger: goals.setback.triggers };
}

/** The plan for staying well: drafted from one's own entries, changed as one likes, kept and taken along. */
export function PlanScreen() {
  const words = useEndingWords().plan;
  const frame = useWords().frame;
  const { view, loaded, record, therapist, write } = useMyRecord();
  const saved = planOf(view);
  if (!loaded)
    return (
      <Screen title={words.title} back="/ending">
        <Skeleton label={frame.loading} />
      </Screen>
    );
  const writes = takesWords(record);
  return (
    <Screen title={words.title} back="/ending">
      <div className="plan-screen stack">
        <p>{writes ? words.intro : words.readOnly}</p>
        {saved && writes && (
          <div>
            <WhoSeesChip
              kind="staying_well_plan"
              seenBy={saved.seen_by}
              therapist={therapist}
              onChange={(seen_by) => write([planDraft(saved, saved.body, seen_by)])}
            />
          </div>
        )}
        {writes && <PlanEditor />}
        {!writes && saved && <PlanReading plan={saved.body} />}
        {saved && <PlanCopies plan={saved.body} />}
      </div>
      {saved && (
        <div className="plan-printed">
          <PlanReading plan={saved.body} />
        </div>
      )}
    </Screen>
  );
}

function PlanEditor() {
  const words = useEndingWords().plan;
  const draftWords = useDraftWords();
  const say = useToast();
  const { save: sent, view, write } = useMyRecord();
  const saved = planOf(view);
  const form = useDraft<{ sections: PlanSection[] }>('staying-well', { sections: saved ? wholePlan(saved.body).sections : [] });
  // Without a part there is no plan yet; one that was begun has all of them.
  const plan = form.now.sections.length > 0 ? form.now : undefined;
  const change = (next: StayingWellPlan) => form.set({ sections: next.sections });
  const draft = () => {
    const before = plan ?? wholePlan(undefined);
    const next = withNew(before, draftFrom(view, draftWords));
    change(next);
    say({ text: words.drafted(linesIn(next) - linesIn(before)) });
  };
  const save = () => {
    if (plan) write([planDraft(saved, plan)]);
    form.clear();
    say({ text: words.saved });
  };
  if (!plan)
    return (
      <Card tint="primary">
        <p>{words.empty}</p>
        <div className="row">
          <Button look="primary" onClick={draft}>
            {words.draft}
          </Button>
          <Button onClick={() => change(wholePlan(undefined))}>{words.blank}</Button>
        </div>
      </Card>
    );
  const dirty = form.begun && !(saved && sameJson(tidied(plan), tidied(saved.body)));
  return (
    <>
      <div>
        <Button icon="repeat" onClick={draft}>
          {words.draftMore}
        </Button>
      </div>
      {plan.sections.map((section, index) => (
        <PlanSectionCard
          key={section.part}
          section={section}
          onChange={(next) => change({ sections: plan.sections.map((one, place) => (place === index ? next : one)) })}
        />
      ))}
      <div className="plan-foot">
        <Button look="primary" onClick={save} disabled={!dirty}>
          {words.save}
        </Button>
        <SaveLine draft={form.state} sent={saved && sent} />
      </div>
    </>
  );
}
