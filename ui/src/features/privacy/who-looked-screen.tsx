// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useState } from 'react';
import { readWhoLooked, type LookLine } from '../../shared/api/records';
import { ApiError } from '../../shared/api/request';
import { useOwnRecord } from '../../shared/session/session-context';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { EmptyState } from '../../shared/ui/empty-state';
import { Check } from '../../shared/ui/field';
import { Skeleton } from '../../shared/ui/skeleton';
import { useDayWords } from '../../shared/words/days';
import { useWords } from '../../shared/words/words';
import { lookSentence } from './look-sentence';

/** Who read or wrote in my record, in sentences, newest first. It comes from the clinic each time and is not kept. */
export function WhoLookedScreen() {
  const words = useWords();
  const text = words.privacy.looked;
  const record = useOwnRecord();
  const [lines, setLines] = useState<LookLine[] | 'offline' | 'failed'>();
  const [own, setOwn] = useState(false);
  const load = useCallback(() => {
    setLines(undefined);
    readWhoLooked(record.id).then(setLines, (error: unknown) =>
      setLines(error instanceof ApiError && error.kind === 'offline' ? 'offline' : 'failed'),
    );
  }, [record.id]);
  useEffect(load, [load]);
  return (
    <Screen title={text.title} back="/settings">
      <p>{text.line}</p>
      {lines === undefined && <Skeleton label={words.frame.loading} />}
      {typeof lines === 'string' && (
        <EmptyState title={lines === 'offline' ? text.offline : text.failed}>
          <Button onClick={load}>{text.again}</Button>
        </EmptyState>
      )}
      {Array.isArray(lines) && (
        <>
          <Check checked={own} onChange={(event) => setOwn(event.target.checked)}>
            {text.own}
          </Check>
          <Lines lines={lines.filter((line) => own || line.relationship !== 'self')} />
        </>
      )}
    </Screen>
  );
}

function Lines({ lines }: { lines: readonly LookLine[] }) {
  const text = useWords().privacy.looked;
  const days = useDayWords();
  if (lines.length === 0) return <EmptyState title={text.none} />;
  return (
    <ul role="list" className="looked-list">
      {lines.map((line, index) => (
        <li key={`${line.at}-${index}`}>
          {lookSentence(line, text)}, {days.moment(line.at)}
        </li>
      ))}
    </ul>
  );
}
