// SPDX-License-Identifier: Apache-2.0
import type { StayingWellPlan } from '../api/schema';
import type { View } from '../record/copy';
import type { Draft, Entry, SeenBy } from '../record/entry';

export type PlanSection = StayingWellPlan['sections'][number];
export type PlanPart = PlanSection['part'];
export type PlanLine = PlanSection['lines'][number];
export type PlanSource = NonNullable<PlanLine['from']>;

/** The parts of a plan in the order they are read. */
export const planParts: readonly PlanPart[] = [
  'brought',
  'understand',
  'works',
  'signs',
  'first',
  'setbacks',
  'people',
  'value',
  'come_back',
  'therapist_note',
];

const mostLines = 24;

/** The plan as it stands: the one that was begun last. */
export function planOf(view: View): Entry<'staying_well_plan'> | undefined {
  return view.all('staying_well_plan').at(-1);
}

/** A plan with every part in its place, those without lines too. */
export function wholePlan(plan: StayingWellPlan | undefined): StayingWellPlan {
  return { sections: planParts.map((part) => plan?.sections.find((section) => section.part === part) ?? { part, lines: [] }) };
}

const key = (text: string) => text.trim().toLowerCase();

/** The plan with the lines of a draft that it does not have yet, each part at most as long as it may be. */
export function withNew(plan: StayingWellPlan, drafted: StayingWellPlan): StayingWellPlan {
  const news = wholePlan(drafted).sections;
  return {
    sections: wholePlan(plan).sections.map((section, index) => {
      const known = new Set(section.lines.map((line) => key(line.text)));
      const fresh = (news[index]?.lines ?? []).filter((line) => !known.has(key(line.text)));
      return { part: section.part, lines: [...section.lines, ...fresh].slice(0, mostLines) };
    }),
  };
}

/** What is stored of a plan: no empty lines, no empty parts. */
export function tidied(plan: StayingWellPlan): StayingWellPlan {
  return {
    sections: plan.sections.flatMap((section) => {
      const lines = section.lines.map((line) => ({ ...line, text: line.text.trim() })).filter((line) => line.text);
      return lines.length > 0 ? [{ part: section.part, lines }] : [];
    }),
  };
}

export function planDraft(before: Entry<'staying_well_plan'> | undefined, plan: StayingWellPlan, seenBy?: SeenBy): Draft<'staying_well_plan'> {
  const seen_by = seenBy ?? before?.seen_by ?? 'only_me';
  return { ...(before ? { id: before.id } : {}), kind: 'staying_well_plan', seen_by, body: tidied(plan) };
}
