// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { ChartFrame } from './chart-frame';
import { countSpells, drawSpells, spellsHeight, type CountedSpell, type HardSpell } from './hard-spells';
import { usePointWalk } from './point-walk';
import { readSpells } from './readings';
import { useWidth } from './use-width';
import { DataTable } from '../ui/data-table';
import { useChartWords } from '../words/chart-words';

/** How many spells stand side by side; the list holds them all. */
const sideBySide = 4;

interface HardSpellsChartProps {
  title?: string;
  spells: readonly HardSpell[];
  today: string;
  action?: ReactNode;
}

/** C3: each hard spell as a dip as wide as its days, what helped, and the days to steadier as dots. */
export function HardSpellsChart({ title, spells, today, action }: HardSpellsChartProps) {
  const words = useChartWords();
  const counted = countSpells(spells, today);
  return (
    <ChartFrame
      title={title ?? words.spells.title}
      reading={readSpells(spells, today, words)}
      drawing={counted.length > 0 ? <SpellsDrawing spells={counted.slice(-sideBySide)} /> : undefined}
      table={<SpellsTable spells={counted} />}
      action={action}
    />
  );
}

function SpellsDrawing({ spells }: { spells: readonly CountedSpell[] }) {
  const words = useChartWords();
  const [box, width] = useWidth<HTMLDivElement>(320);
  const height = spellsHeight(spells);
  const drawing = drawSpells(spells, { width, height });
  const walk = usePointWalk(drawing.dips.length);
  return (
    <div ref={box}>
      <svg height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={`${words.spells.title}. ${words.keys}`}>
        <g aria-hidden="true">
          {drawing.steady.map((stretch) => (
            <line key={stretch.x1} className="ch-line" x1={stretch.x1} x2={stretch.x2} y1={14} y2={14} />
          ))}
        </g>
        <g onKeyDown={walk.onKeyDown}>
          {drawing.dips.map((dip, index) => (
            <g
              key={dip.id}
              className="ch-point"
              role="img"
              aria-label={(dip.open ? words.spells.pointOpen : words.spells.point)(words.dayAndYear(dip.started), dip.days)}
              {...walk.point(index)}
            >
              <rect className="ch-halo" x={dip.x - 4} y={6} width={dip.width + 8} height={50} rx={8} />
              <path className={dip.open ? 'ch-line ch-open' : 'ch-line'} d={dip.line} />
              <g className="ch-dots">
                {dip.dots.map((dot) => (
                  <circle key={`${dot.x}-${dot.y}`} cx={dot.x} cy={dot.y} r={3} />
                ))}
              </g>
            </g>
          ))}
        </g>
      </svg>
      <SpellWords spells={spells} />
      <p className="ch-tip">{words.spells.dot(drawing.daysPerDot)}</p>
    </div>
  );
}

function SpellWords({ spells }: { spells: readonly CountedSpell[] }) {
  const words = useChartWords();
  return (
    <div className="ch-spell-words" style={{ gridTemplateColumns: `repeat(${spells.length}, minmax(0, 1fr))` }}>
      {spells.map((spell) => (
        <p key={spell.id}>
          <strong>{spell.open ? words.spells.soFar(spell.days) : words.spells.days(spell.days)}</strong>
          <span>{words.dayAndYear(spell.started)}</span>
          {spell.helped.length > 0 && <span>{spell.helped.join(', ')}</span>}
        </p>
      ))}
    </div>
  );
}

function SpellsTable({ spells }: { spells: readonly CountedSpell[] }) {
  const words = useChartWords().spells;
  const day = useChartWords().dayAndYear;
  return (
    <DataTable
      caption={words.title}
      keyOf={(spell) => spell.id}
      rows={[...spells].reverse()}
      columns={[
        { key: 'started', heading: words.started, name: words.started, cell: (spell) => day(spell.started) },
        { key: 'eased', heading: words.eased, name: words.eased, cell: (spell) => (spell.eased ? day(spell.eased) : words.goesOn) },
        { key: 'took', heading: words.took, name: words.took, cell: (spell) => spell.days },
        { key: 'helped', heading: words.helped, name: words.helped, cell: (spell) => spell.helped.join(', ') || words.helpedNothing },
      ]}
    />
  );
}
