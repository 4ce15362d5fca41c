// SPDX-License-Identifier: Apache-2.0
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { en, type Words } from '../words/en';
import { languageOf, loadWords, WordsContext } from '../words/words';
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
}

/** The words of the chosen language as soon as they are there; the page says which language it shows. */
function useLoadedWords(code: string | undefined, first: Words): Words {
  const [words, setWords] = useState(first);
  useEffect(() => {
    let wanted = true;
    void loadWords(code).then((loaded) => {
      if (wanted) setWords(loaded);
    });
    return () => {
      wanted = false;
    };
  }, [code]);
  useEffect(() => {
    document.documentElement.lang = languageOf(words);
  }, [words]);
  return words;
}

interface SettingsProviderProps {
  first: DeviceSettings;
  /** The words of the language in `first`, where they are loaded already, so that no other language shows up before. */
  firstWords?: Words;
  children: ReactNode;
}

export function SettingsProvider({ first, firstWords = en, children }: SettingsProviderProps) {
  const [settings, setSettings] = useState(first);
  const words = useLoadedWords(settings.language, firstWords);
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
      <WordsContext value={words}>{children}</WordsContext>
    </SettingsContext>
  );
}
