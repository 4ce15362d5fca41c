// SPDX-License-Identifier: Apache-2.0
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { languages, WordsContext } from '../words/words';
import { en } from '../words/en';
import { writeSetting, type DeviceSettings } from './device-settings';

interface SettingsValue {
  settings: DeviceSettings;
  /** Changes one setting, here and on the device; `undefined` is "as it comes". */
  set: <Name extends keyof DeviceSettings>(name: Name, value: DeviceSettings[Name] | undefined) => void;
}

const SettingsContext = createContext<SettingsValue>({ settings: {}, set: () => undefined });

export function useSettings(): SettingsValue {
  return useContext(SettingsContext);
}

function mark(name: string, value: string | undefined): void {
  if (value) document.documentElement.dataset[name] = value;
  else delete document.documentElement.dataset[name];
}

/** Puts the person's looks onto the page. */
export function applyLooks(settings: DeviceSettings): void {
  mark('theme', settings.theme);
  mark('text', settings.textSize);
  mark('font', settings.font);
  mark('calm', settings.calm ? 'on' : undefined);
  document.documentElement.lang = settings.language ?? 'en';
}

export function SettingsProvider({ first, children }: { first: DeviceSettings; children: ReactNode }) {
  const [settings, setSettings] = useState(first);
  useEffect(() => applyLooks(settings), [settings]);
  const set = useCallback<SettingsValue['set']>((name, value) => {
    setSettings((before) => {
      const next = { ...before, [name]: value };
      if (value === undefined) delete next[name];
      return next;
    });
    void writeSetting(name, value);
  }, []);
  const value = useMemo(() => ({ settings, set }), [settings, set]);
  return (
    <SettingsContext value={value}>
      <WordsContext value={languages[settings.language ?? 'en'] ?? en}>{children}</WordsContext>
    </SettingsContext>
  );
}
