// SPDX-License-Identifier: Apache-2.0
import type { DeviceSettings } from '../../shared/session/device-settings';
import { useSettings } from '../../shared/session/settings-context';
import { Screen } from '../../shared/shell/screen';
import { Card } from '../../shared/ui/card';
import { Check, Select } from '../../shared/ui/field';
import { Segments } from '../../shared/ui/segments';
import { languages, useWords } from '../../shared/words/words';

const sizes = ['standard', 'large', 'larger', 'largest'] as const;
const themes = ['system', 'light', 'dark', 'dim'] as const;
const fonts = ['clear', 'system'] as const;

/** Text size, colours, letters, calm and language: kept on this device. */
export function LookScreen() {
  const words = useWords().privacy.look;
  const { settings, set } = useSettings();
  const note = languages[settings.language ?? 'en']?.note;
  return (
    <Screen title={words.title} back="/settings">
      <Card heading={words.size} level={2}>
        <Segments
          label={words.size}
          options={sizes.map((key) => ({ key, label: words.sizes[key] }))}
          chosen={settings.textSize ?? 'standard'}
          onChange={(key) => set('textSize', key === 'standard' ? undefined : key)}
          wide
        />
        <p>{words.sample}</p>
      </Card>
      <Card heading={words.theme} level={2}>
        <Segments
          label={words.theme}
          options={themes.map((key) => ({ key, label: words.themes[key] }))}
          chosen={settings.theme ?? 'system'}
          onChange={(key) => set('theme', key === 'system' ? undefined : key)}
          wide
        />
      </Card>
      <Card heading={words.font} level={2}>
        <Segments
          label={words.font}
          options={fonts.map((key) => ({ key, label: words.fonts[key] }))}
          chosen={settings.font ?? 'clear'}
          onChange={(key) => set('font', key === 'system' ? key : undefined)}
          wide
        />
      </Card>
      <Check checked={settings.calm ?? false} onChange={(event) => set('calm', event.target.checked || undefined)}>
        {words.calm}
        <br />
        <span className="type-small type-muted">{words.calmLine}</span>
      </Check>
      <Select
        label={words.language}
        value={settings.language ?? 'en'}
        onChange={(event) => set('language', event.target.value as NonNullable<DeviceSettings['language']>)}
      >
        {Object.entries(languages).map(([code, language]) => (
          <option key={code} value={code} lang={code}>
            {language.name}
          </option>
        ))}
      </Select>
      {note && (
        <p className="type-small type-muted" lang={settings.language}>
          {note}
        </p>
      )}
    </Screen>
  );
}
