// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { dialled, isOld, isText, packFor, type HelpLine } from '../../shared/help/help-pack';
import { helpPacks } from '../../shared/help/packs';
import { today } from '../../shared/goals/days';
import { useSettings } from '../../shared/session/settings-context';
import { Screen } from '../../shared/shell/screen';
import { Banner } from '../../shared/ui/banner';
import { Card } from '../../shared/ui/card';
import { Select } from '../../shared/ui/field';
import { Icon } from '../../shared/ui/icon';
import { useDayWords } from '../../shared/words/days';
import { useWords } from '../../shared/words/words';
import './help.css';

/** The numbers to call. They are part of the app: no signing in, no network, never blank. */
export function HelpScreen({ back }: { back: string }) {
  const words = useWords().help;
  const { settings, set } = useSettings();
  const days = useDayWords();
  const [tag] = useState(() => settings.country ?? navigator.language);
  const country = settings.country ?? tag;
  const pack = packFor(helpPacks, country);
  if (!pack) return null;
  return (
    <Screen title={words.title} back={back}>
      <p className="type-heading">{words.danger(pack.emergency.number)}</p>
      {isOld(pack, today()) && <Banner tint="warm">{words.old}</Banner>}
      <ul role="list" className="help-lines">
        {[pack.emergency, ...pack.lines].map((line) => (
          <li key={`${line.label}${line.number}`}>
            <CallLink line={line} />
          </li>
        ))}
      </ul>
      <Card heading={words.right} tint="care">
        <ul>
          {words.rightLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Card>
      <p>{words.notWatched}</p>
      <p className="type-small type-muted">{words.plan}</p>
      <Select label={words.country} value={pack.country} onChange={(event) => set('country', event.target.value)}>
        {helpPacks.map((one) => (
          <option key={one.country} value={one.country}>
            {one.name}
          </option>
        ))}
      </Select>
      <p className="type-small type-muted">{words.checked(days.day(pack.checked))}</p>
    </Screen>
  );
}

function CallLink({ line }: { line: HelpLine }) {
  const words = useWords().help;
  const text = isText(line);
  return (
    <a className="help-call" href={`${text ? 'sms' : 'tel'}:${dialled(line.number)}`}>
      <Icon name={text ? 'message' : 'phone'} />
      <span className="help-call-text">
        <span className="help-call-number">{text ? words.text(line.number) : line.number}</span>
        <span>{line.label}</span>
        {line.hours && <span className="type-small type-muted">{line.hours}</span>}
      </span>
    </a>
  );
}
