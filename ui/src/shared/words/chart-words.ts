// SPDX-License-Identifier: Apache-2.0
import { deCharts } from './de/charts';
import { enCharts, type ChartWords } from './en-charts';
import { useWords } from './words';

const packs: Record<string, ChartWords> = { 'en-GB': enCharts, 'de-DE': deCharts };

/** The words of the charts in the language of the page. */
export function useChartWords(): ChartWords {
  return packs[useWords().locale] ?? enCharts;
}
