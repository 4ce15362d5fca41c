// SPDX-License-Identifier: Apache-2.0
import type { StayingWellPlan } from '../../shared/api/schema';
import { wholePlan } from '../../shared/ending/plan';
import { useEndingWords } from '../../shared/words/ending-words';

/** The plan to read: the parts that hold something. */
export function PlanReading({ plan }: { plan: StayingWellPlan }) {
  const words = useEndingWords().plan;
  return (
    <div className="stack">
      {wholePlan(plan)
        .sections.filter((section) => section.lines.length > 0)
        .map((section) => (
          <section key={section.part} className="stack-tight">
            <h2 className="type-heading">{words.parts[section.part]}</h2>
            <ul>
              {section.lines.map((line, index) => (
                <li key={index} className="ending-note">
                  {line.text}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
