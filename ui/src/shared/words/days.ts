// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { addDays, today, type Day } from '../goals/days';
import { useWords } from './words';

/** Days and times as people say them, always with the weekday. */
export interface DayWords {
  /** "Tuesday 24 November" */
  day: (day: Day) => string;
  /** "Tue 24 Nov" */
  short: (day: Day) => string;
  /** "today", "tomorrow", or the day */
  near: (day: Day) => string;
  /** "Tuesday 14:02", with the date when it is longer ago */
  moment: (instant: string) => string;
  /** "today 14:02", "yesterday 14:02", "Tuesday 14:02" and so on, within a sentence */
  lately: (instant: string) => string;
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The words for days in a language. `clock` says what time it is. */
export function dayWords(locale: string, clock: () => Date = () => new Date()): DayWords {
  const utc = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const long = utc({ weekday: 'long', day: 'numeric', month: 'long' });
  const longYear = utc({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const short = utc({ weekday: 'short', day: 'numeric', month: 'short' });
  const shortYear = utc({ day: 'numeric', month: 'short', year: 'numeric' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' });
  const date = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const at = (day: Day) => new Date(`${day.slice(0, 10)}T00:00:00Z`);
  const thisYear = (day: Day) => day.slice(0, 4) === today(clock()).slice(0, 4);
  const moment = (instant: string) => {
    const when = new Date(instant);
    const recent = Math.abs(clock().getTime() - when.getTime()) < 6 * 86_400_000;
    return `${(recent ? weekday : date).format(when)} ${time.format(when)}`;
  };
  return {
    day: (day) => (thisYear(day) ? long : longYear).format(at(day)),
    short: (day) => (thisYear(day) ? short : shortYear).format(at(day)),
    near: (day) => {
      const now = today(clock());
      for (const offset of [-1, 0, 1]) if (addDays(now, offset) === day) return upper(relative.format(offset, 'day'));
      return short.format(at(day));
    },
    moment,
    lately: (instant) => {
      const when = new Date(instant);
      for (const offset of [-1, 0])
        if (addDays(today(clock()), offset) === today(when)) return `${relative.format(offset, 'day')} ${time.format(when)}`;
      return moment(instant);
    },
  };
}

export function useDayWords(): DayWords {
  const { locale } = useWords();
  return useMemo(() => dayWords(locale), [locale]);
}
