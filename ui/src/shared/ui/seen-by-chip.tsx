// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import { Icon } from './icon';
import type { IconName } from './icon-paths';
import { Menu } from './menu';
import './chip.css';

/** One answer to "who can see this". */
export interface SeenByChoice {
  key: string;
  /** What the chip shows: "Only me", "Ana and me". */
  label: string;
  icon: IconName;
  /** What choosing it means, said before it happens: "Share this with Ana? …". */
  consequence: string;
  /** The verb on the button that does it: "Share with Ana". */
  confirm: string;
}

interface SeenByChipProps {
  /** Names the chip for a screen reader: "Who can see this". */
  label: string;
  chosen: string;
  choices: SeenByChoice[];
  /** Absent: the chip only tells, and cannot be changed here. */
  onChange?: (key: string) => void;
  cancelLabel: string;
}

/** Who can see the thing it stands on: touch, choose, and confirm with the consequence in words. */
export function SeenByChip({ label, chosen, choices, onChange, cancelLabel }: SeenByChipProps) {
  const [asking, setAsking] = useState<SeenByChoice>();
  const now = choices.find((choice) => choice.key === chosen);
  const face = (
    <>
      <Icon name={now?.icon ?? 'view'} />
      <span className="visually-hidden">{label}: </span>
      {now?.label}
    </>
  );
  if (!onChange) return <span className="ui-token">{face}</span>;
  return (
    <>
      <Menu
        label={label}
        items={choices.map((choice) => ({
          key: choice.key,
          label: choice.label,
          icon: choice.icon,
          chosen: choice.key === chosen,
        }))}
        onChoose={(key) => {
          if (key !== chosen) setAsking(choices.find((choice) => choice.key === key));
        }}
        button={(props) => (
          <button type="button" className="ui-chip" {...props}>
            {face}
          </button>
        )}
      />
      <Dialog
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={label}
        closeLabel={cancelLabel}
        actions={
          <>
            <Button onClick={() => setAsking(undefined)}>{cancelLabel}</Button>
            <Button
              look="primary"
              onClick={() => {
                if (asking) onChange(asking.key);
                setAsking(undefined);
              }}
            >
              {asking?.confirm}
            </Button>
          </>
        }
      >
        <p>{asking?.consequence}</p>
      </Dialog>
    </>
  );
}
