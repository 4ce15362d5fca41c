// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { countryIn, dialled, isOld, isText, lineIn, packFor, type HelpLine } from '../../shared/help/help-pack';
import { helpPacks } from '../../shared/help/packs';
import { today } from '../../shared/goals/days';
import { useSettings } from '../../shared/session/settings-context';
import { Screen } from '../../shared/shell/screen';
import { Banner } from '../../shared/ui/banner';
import { Card } from '../../shared/ui/card';
import { Select } from '../../shared/ui/field';
import { Icon } from '../../shared/ui/icon';
import { useDayWords } from '../../shared/words/days';
import { languageOf, useWords } from '../../shared/words/words';
import './help.css';

/** The numbers to call. They are part of the app: no signing in, no network, never blank. */
export function HelpScreen({ back }: { back: string }) {
  const all = useWords();
  const words = all.help;
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
            {countryIn(one, languageOf(all))}
          </option>
        ))}
      </Select>
      <p className="type-small type-muted">{words.checked(days.day(pack.checked))}</p>
    </Screen>
  );
}

function CallLink({ line }: { line: HelpLine }) {
  const all = useWords();
  const words = all.help;
  const text = isText(line);
  const { label, hours } = lineIn(line, languageOf(all));
  return (
    <a className="help-call" href={`${text ? 'sms' : 'tel'}:${dialled(line.number)}`}>
      <Icon name={text ? 'message' : 'phone'} />
      <span className="help-call-text">
        <span className="help-call-number">{text ? words.text(line.number) : line.number}</span>
        <span>{label}</span>
        {hours && <span className="type-small type-muted">{hours}</span>}
      </span>
    </a>
  );
}
