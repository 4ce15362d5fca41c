// SPDX-License-Identifier: Apache-2.0
import { useId, useState, type ReactNode } from 'react';
import { Button } from '../ui/button';
import { Segments } from '../ui/segments';
import { useChartWords } from '../words/chart-words';
import './charts.css';

interface ChartFrameProps {
  title: string;
  /** The title stands right above already: read it aloud only. */
  quietTitle?: boolean | undefined;
  /** The sentence that says what the chart shows. */
  reading: string;
  /** A short figure beside the title: "3 → 6". */
  span?: string | undefined;
  /** The drawing; absent where there is too little to draw, and the reading says so. */
  drawing?: ReactNode;
  /** The same in rows. */
  table: ReactNode;
  /** One more deed at the foot: "Talk about it". */
  action?: ReactNode;
}

/** What every chart has: a title, its sentence, chart or list, and a way to put it out of sight. */
export function ChartFrame({ title, quietTitle, reading, span, drawing, table, action }: ChartFrameProps) {
  const words = useChartWords();
  const id = useId();
  const [view, setView] = useState<'chart' | 'list'>('chart');
  const [hidden, setHidden] = useState(false);
  if (hidden)
    return (
      <div className="ch">
        <p className="ch-reading">{words.hidden}</p>
        <div>
          <Button look="quiet" icon="view" onClick={() => setHidden(false)}>
            {words.show(title)}
          </Button>
        </div>
      </div>
    );
  return (
    <figure className="ch" aria-labelledby={`${id}-title`} aria-describedby={`${id}-reading`}>
      <div className="ch-head">
        <span className={quietTitle ? 'visually-hidden' : 'ch-title'} id={`${id}-title`}>
          {title}
        </span>
        {span && <span className="ch-span">{span}</span>}
      </div>
      <figcaption className="ch-reading" id={`${id}-reading`}>
        {reading}
      </figcaption>
      {drawing && view === 'chart' ? drawing : null}
      {drawing && view === 'list' ? table : null}
      {(drawing || action) && (
        <div className="ch-tools">
          {drawing && (
            <Segments
              label={`${words.view}: ${title}`}
              options={[
                { key: 'chart', label: words.chart },
                { key: 'list', label: words.list },
              ]}
              chosen={view}
              onChange={setView}
            />
          )}
          {drawing && (
            <Button look="quiet" aria-label={`${words.hide}: ${title}`} onClick={() => setHidden(true)}>
              {words.hide}
            </Button>
          )}
          {action}
        </div>
      )}
    </figure>
  );
}
