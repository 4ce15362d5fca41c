// SPDX-License-Identifier: Apache-2.0
import './quiet-states.css';

const lines = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The shape of what is about to come. It does not move; a screen reader hears `label`. */
export function Skeleton({ label, count = 3 }: { label: string; count?: number }) {
  return (
    <div className="ui-skeleton" role="status" aria-label={label}>
      {lines.slice(0, count).map((line) => (
        <span key={line} />
      ))}
    </div>
  );
}
