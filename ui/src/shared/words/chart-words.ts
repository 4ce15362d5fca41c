// SPDX-License-Identifier: Apache-2.0
import { enCharts, type ChartWords } from './en-charts';

/** The words of the charts in the language of the page. */
export function useChartWords(): ChartWords {
  return enCharts;
}
