// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { readDemoPeople, type DemoPerson } from '../../shared/api/demo';

/** The made-up people of the demo practice; an empty list where this is a real one, nothing while it is not known. */
export function useDemoPeople(): DemoPerson[] | undefined {
  const [people, setPeople] = useState<DemoPerson[]>();
  useEffect(() => {
    let here = true;
    readDemoPeople()
      .catch(() => [])
      .then((list) => {
        if (here) setPeople(list);
      });
    return () => {
      here = false;
    };
  }, []);
  return people;
}
