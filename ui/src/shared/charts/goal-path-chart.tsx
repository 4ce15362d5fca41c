// SPDX-License-Identifier: Apache-2.0
import { ChartFrame } from './chart-frame';
import { drawGoalPath, inOrder, pathMargin, pathNeeds, type GoalPathData, type PathRating } from './goal-path';
import { usePointWalk } from './point-walk';
import { readGoalPath, spanOfPath } from './readings';
import { useWidth } from './use-width';
import { DataTable } from '../ui/data-table';
import { useChartWords } from '../words/chart-words';

interface GoalPathChartProps {
  /** The goal in the client's words. */
  title: string;
  /** The goal's words stand right above already. */
  quietTitle?: boolean;
  data: GoalPathData;
  height?: number;
}

/** C2: one goal's ratings from 0 to 10 as a step line, with good enough, rewordings and harder stretches. */
export function GoalPathChart({ title, quietTitle, data, height = 150 }: GoalPathChartProps) {
  const words = useChartWords();
  const ratings = inOrder(data.ratings);
  return (
    <ChartFrame
      title={title}
      quietTitle={quietTitle}
      reading={readGoalPath(data, words)}
      span={spanOfPath(data, words)}
      drawing={ratings.length >= pathNeeds ? <PathDrawing title={title} data={data} height={height} /> : undefined}
      table={<PathTable title={title} ratings={ratings} />}
    />
  );
}

function PathDrawing({ title, data, height }: { title: string; data: GoalPathData; height: number }) {
  const words = useChartWords();
  const [box, width] = useWidth<HTMLDivElement>(320);
  const drawing = drawGoalPath(data, { width, height });
  const walk = usePointWalk(drawing.points.length);
  const shown = walk.shown === undefined ? undefined : drawing.points[walk.shown];
  return (
    <div ref={box}>
      <svg height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={`${title}. ${words.keys}`}>
        <Ground drawing={drawing} width={width} height={height} goodEnough={data.goodEnough} />
        <path className="ch-line" d={drawing.line} />
        <g onKeyDown={walk.onKeyDown}>
          {drawing.points.map((point, index) => (
            <g
              key={point.on}
              className="ch-point"
              role="img"
              aria-label={words.path.point(words.day(point.on), point.value)}
              {...walk.point(index)}
            >
              <circle className="ch-halo" cx={point.x} cy={point.y} r={9} />
              <circle cx={point.x} cy={point.y} r={4.5} />
            </g>
          ))}
        </g>
      </svg>
      <p className="ch-tip" aria-hidden="true">
        {shown && words.path.point(words.day(shown.on), shown.value)}
      </p>
    </div>
  );
}

interface GroundProps {
  drawing: ReturnType<typeof drawGoalPath>;
  width: number;
  height: number;
  goodEnough: number | undefined;
}

function Ground({ drawing, width, height, goodEnough }: GroundProps) {
  const words = useChartWords();
  const right = width - pathMargin.right;
  return (
    <g aria-hidden="true">
      {drawing.gridY.map((line) => (
        <g key={line.value}>
          <line className="ch-grid" x1={pathMargin.left} x2={right} y1={line.y} y2={line.y} />
          <text x={pathMargin.left - 8} y={line.y + 4} textAnchor="end">
            {line.value}
          </text>
        </g>
      ))}
      {drawing.spells.map((spell) => (
        <g key={`${spell.x1}-${spell.x2}`}>
          <path
            className={spell.open ? 'ch-harder ch-open' : 'ch-harder'}
            d={`M${spell.x1} 14V8H${spell.x2}${spell.open ? '' : 'V14'}`}
          />
          <text className="ch-warm" x={Math.min(spell.x1 + 4, right - 36)} y={4}>
            {words.path.harderSpan}
          </text>
        </g>
      ))}
      {drawing.changes.map((x) => (
        <line key={x} className="ch-change" x1={x} x2={x} y1={pathMargin.top} y2={height - pathMargin.bottom} />
      ))}
      {drawing.goodEnoughY !== undefined && goodEnough !== undefined && (
        <g>
          <line className="ch-goal" x1={pathMargin.left} x2={right} y1={drawing.goodEnoughY} y2={drawing.goodEnoughY} />
          <text x={right} y={drawing.goodEnoughY - 5} textAnchor="end">
            {words.path.goodEnough(goodEnough)}
          </text>
        </g>
      )}
    </g>
  );
}

function PathTable({ title, ratings }: { title: string; ratings: readonly PathRating[] }) {
  const words = useChartWords();
  return (
    <DataTable
      caption={words.path.tableOf(title)}
      keyOf={(rating) => rating.on}
      rows={[...ratings].reverse()}
      columns={[
        { key: 'day', heading: words.path.day, name: words.path.day, cell: (rating) => words.dayAndYear(rating.on) },
        { key: 'rating', heading: words.path.rating, name: words.path.rating, cell: (rating) => rating.value },
        { key: 'note', heading: words.path.note, name: words.path.note, cell: (rating) => (rating.spoken ? words.path.spoken : '') },
      ]}
    />
  );
}
