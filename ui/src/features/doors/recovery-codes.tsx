// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { handOver } from '../../shared/ending/plan-copy';
import { Button } from '../../shared/ui/button';
import { Check, ErrorSummary } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useDoorWords } from '../../shared/words/door-words';

/** Recovery codes, here and now and never again: to copy, to print, to keep; one goes on once they are kept. */
export function RecoveryCodesOnce({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const words = useDoorWords();
  const text = words.codes;
  const say = useToast();
  const [kept, setKept] = useState(false);
  const [error, setError] = useState(false);
  const lines = `${[text.fileTitle, '', ...codes].join('\n')}\n`;
  const copy = () => void navigator.clipboard?.writeText(lines).then(() => say({ text: text.copied, plain: true }));
  return (
    <div className="stack">
      <p>{text.line}</p>
      <ol role="list" className="doors-codes" aria-label={text.list}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="stack doors-unprinted">
        <p>
          <strong>{text.once}</strong>
        </p>
        <div className="row">
          <Button icon="note" onClick={copy}>
            {text.copy}
          </Button>
          <Button icon="down" onClick={() => handOver(text.file, 'text/plain', lines)}>
            {text.save}
          </Button>
          <Button icon="record" onClick={() => globalThis.print()}>
            {text.print}
          </Button>
        </div>
        <ErrorSummary title={words.fix} errors={error && !kept ? [{ text: text.needKept }] : []} />
        <Check checked={kept} onChange={(event) => setKept(event.target.checked)}>
          {text.kept}
        </Check>
        <div>
          <Button look="primary" onClick={() => (kept ? onKept() : setError(true))}>
            {text.done}
          </Button>
        </div>
      </div>
    </div>
  );
}
