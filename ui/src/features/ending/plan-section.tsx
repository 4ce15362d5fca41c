// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { PlanLine, PlanSection } from '../../shared/ending/plan';
import { Button, IconButton } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Chip, ChipGroup } from '../../shared/ui/chip';
import { TextArea } from '../../shared/ui/field';
import { Icon } from '../../shared/ui/icon';
import { useDayWords } from '../../shared/words/days';
import { useEndingWords } from '../../shared/words/ending-words';

const mostLines = 24;

interface PlanSectionProps {
  section: PlanSection;
  onChange: (section: PlanSection) => void;
}

/** One part of the plan: its lines, each to change or take away, with where a drafted one is from. */
export function PlanSectionCard({ section, onChange }: PlanSectionProps) {
  const words = useEndingWords().plan;
  const [added, setAdded] = useState(-1);
  const title = words.parts[section.part];
  const put = (lines: PlanLine[]) => onChange({ ...section, lines });
  const add = (text: string) => {
    if (text === '') setAdded(section.lines.length);
    put([...section.lines, { text }]);
  };
  const unused = section.part === 'signs' ? words.starters.filter((sign) => !section.lines.some((line) => line.text === sign)) : [];
  return (
    <Card heading={title}>
      <p className="type-muted">{words.asks[section.part]}</p>
      <ul role="list" className="plan-lines">
        {section.lines.map((line, index) => (
          <li key={index} className="plan-line">
            <TextArea
              label={words.line(title, index + 1)}
              quietLabel
              rows={1}
              maxLength={240}
              value={line.text}
              autoFocus={index === added}
              onChange={(event) => put(section.lines.map((one, place) => (place === index ? { ...one, text: event.target.value } : one)))}
            />
            <IconButton
              icon="close"
              label={words.remove(line.text || words.line(title, index + 1))}
              onClick={() => put(section.lines.filter((_, place) => place !== index))}
            />
            <From line={line} />
          </li>
        ))}
      </ul>
      {unused.length > 0 && (
        <ChipGroup label={words.startersLabel}>
          {unused.map((sign) => (
            <Chip key={sign} icon="add" onClick={() => add(sign)}>
              {sign}
            </Chip>
          ))}
        </ChipGroup>
      )}
      {section.lines.length < mostLines && (
        <div>
          <Button look="quiet" icon="add" aria-label={words.addTo(title)} onClick={() => add('')}>
            {words.add}
          </Button>
        </div>
      )}
    </Card>
  );
}

function From({ line }: { line: PlanLine }) {
  const words = useEndingWords().plan;
  const days = useDayWords();
  if (!line.from) return null;
  const source = words.from[line.from];
  return (
    <p className="plan-from type-small type-muted">
      <Icon name="record" />
      <span>{line.on ? words.fromDay(source, days.day(line.on)) : source}</span>
    </p>
  );
}
