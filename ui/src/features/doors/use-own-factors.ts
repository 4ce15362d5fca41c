// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useState } from 'react';
import { readFactors } from '../../shared/api/doors';
import type { FactorList } from '../../shared/api/schema';

/** What I can prove myself with, asked when a screen opens, and again when it says so. */
export function useOwnFactors(): { factors: FactorList | 'failed' | undefined; load: () => void } {
  const [factors, setFactors] = useState<FactorList | 'failed'>();
  const load = useCallback(() => {
    readFactors().then(setFactors, () => setFactors('failed'));
  }, []);
  useEffect(load, [load]);
  return { factors, load };
}
