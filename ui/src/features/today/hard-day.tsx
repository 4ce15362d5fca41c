// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Icon } from '../../shared/ui/icon';
import type { IconName } from '../../shared/ui/icon-paths';
import { useWords } from '../../shared/words/words';

/** A hard day: three large choices and the numbers. It ends by itself tomorrow; nobody is told unless the person says so. */
export function HardDay({ onEnd }: { onEnd: () => void }) {
  const text = useWords().today.hardDay;
  const { therapist, write } = useMyRecord();
  const [told, setTold] = useState(false);
  const tell = () => {
    write([{ kind: 'topic', seen_by: 'my_therapist', body: { text: text.tellTopic, by: 'client', state: 'open' } }]);
    setTold(true);
  };
  return (
    <Screen title={text.title}>
      <p>{text.line}</p>
      <div className="hard-choices">
        <Choice icon="skills" title={text.calm} lines={text.calmLines} />
        <Choice icon="people" title={text.someone} lines={text.someoneLines} />
        <Choice icon="rest" title={text.rest} lines={text.restLines} />
      </div>
      <div className="row">
        {therapist && !told && <Button onClick={tell}>{text.tell(therapist)}</Button>}
        {therapist && told && <p role="status">{text.told(therapist)}</p>}
        <Button look="quiet" onClick={onEnd}>
          {text.end}
        </Button>
      </div>
    </Screen>
  );
}

function Choice({ icon, title, lines }: { icon: IconName; title: string; lines: readonly string[] }) {
  return (
    <details className="hard-choice" name="hard-day">
      <summary>
        <Icon name={icon} />
        {title}
      </summary>
      <div>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </details>
  );
}
