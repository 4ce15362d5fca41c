// SPDX-License-Identifier: Apache-2.0
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './button';
import { classNames } from './class-names';
import './dialog.css';

interface DialogProps {
  open: boolean;
  /** Called for Escape, the cross and a touch on the veil. */
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  /** The buttons at the foot, the main one last. */
  actions?: ReactNode;
  /** `drawer` stands at the edge on wide screens; on a phone each is a sheet from below. */
  shape?: 'box' | 'wide' | 'drawer';
  /** A question that has to be answered: a touch on the veil does not close it. */
  firm?: boolean;
  children: ReactNode;
}

/** Something to do before going on. The page behind rests; focus stays inside and goes back to where it came from. */
export function Dialog({ open, onClose, title, closeLabel, actions, shape = 'box', firm, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (!element || !open || element.open) return;
    const before = document.activeElement;
    if (typeof element.showModal === 'function') element.showModal();
    else element.setAttribute('open', '');
    // The browser would take the cross; what is to be done or filled in comes first, where there is something.
    element.querySelector<HTMLElement>('[data-first], input[type="radio"]:checked, input:not([type="radio"]), textarea, select')?.focus();
    return () => {
      if (typeof element.close === 'function') element.close();
      else element.removeAttribute('open');
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [open]);

  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      className={classNames('ui-dialog')}
      data-wide={shape === 'wide' ? '' : undefined}
      data-drawer={shape === 'drawer' ? '' : undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (!firm && event.target === dialog.current) onClose();
      }}
    >
      <div className="ui-dialog-inside">
        <div className="ui-dialog-head">
          <h2 id={id} className="type-title">
            {title}
          </h2>
          <IconButton icon="close" label={closeLabel} onClick={onClose} />
        </div>
        {children}
        {actions && <div className="ui-dialog-actions">{actions}</div>}
      </div>
    </dialog>
  );
}
