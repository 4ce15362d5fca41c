// SPDX-License-Identifier: Apache-2.0
import { useState, type KeyboardEvent } from 'react';

/** The points of a chart as one stop for the keyboard: arrows, Home and End go from point to point. */
export function usePointWalk(count: number) {
  const [chosen, setChosen] = useState(count - 1);
  const active = Math.min(Math.max(chosen, 0), count - 1);
  const [shown, setShown] = useState<number>();
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    const next = { ArrowRight: active + 1, ArrowLeft: active - 1, Home: 0, End: count - 1 }[event.key];
    if (next === undefined || next < 0 || next >= count) return;
    event.preventDefault();
    setChosen(next);
    event.currentTarget.querySelectorAll<SVGGElement>('[data-point]')[next]?.focus();
  };
  const point = (index: number) => ({
    'data-point': '',
    tabIndex: index === active ? 0 : -1,
    onFocus: () => {
      setChosen(index);
      setShown(index);
    },
    onBlur: () => setShown(undefined),
    onPointerEnter: () => setShown(index),
    onPointerLeave: () => setShown(undefined),
  });
  return { shown, onKeyDown, point };
}
