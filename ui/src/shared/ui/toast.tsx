// SPDX-License-Identifier: Apache-2.0
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button, IconButton } from './button';
import './toast.css';

/** How long a toast with an undo stays. It waits while it is pointed at or focused. */
export const undoSeconds = 10;

/** One line that says what has happened and, for a while, how to take it back. */
export interface Toast {
  text: string;
  undo?: { label: string; act: () => void };
  /** Nothing was written: where it is saved is not said. */
  plain?: boolean;
}

type Say = (toast: Toast) => void;

const ToastContext = createContext<Say>(() => undefined);

/** Says one thing at the foot of the screen, for ten seconds; a newer one takes its place. */
export function useToast(): Say {
  return useContext(ToastContext);
}

interface ToastPlaceProps {
  label: string;
  closeLabel: string;
  /** Stands below what was said of something written: where it is now. */
  foot?: ReactNode;
  /** Whose screen it is: what was said to one person is not left standing for the next. */
  whose?: string | undefined;
  children: ReactNode;
}

/** Holds the place where toasts appear; one around the whole app. */
export function ToastPlace({ label, closeLabel, foot, whose, children }: ToastPlaceProps) {
  const [toast, setToast] = useState<Toast & { key: number }>();
  const count = useRef(0);
  const say = useCallback<Say>((next) => setToast({ ...next, key: ++count.current }), []);
  const clear = useCallback(() => setToast(undefined), []);
  useEffect(() => clear, [whose, clear]);
  const value = useMemo(() => say, [say]);
  return (
    <ToastContext value={value}>
      {children}
      <section className="ui-toasts" aria-label={label} aria-live="polite">
        {toast && <Line key={toast.key} toast={toast} foot={!toast.plain && foot} closeLabel={closeLabel} onGone={clear} />}
      </section>
    </ToastContext>
  );
}

function Line({ toast, foot, closeLabel, onGone }: { toast: Toast; foot: ReactNode; closeLabel: string; onGone: () => void }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onGone, undoSeconds * 1000);
    return () => clearTimeout(timer);
  }, [held, onGone]);
  return (
    <div
      className="ui-toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className="ui-toast-words">
        <span role="status">{toast.text}</span>
        {foot}
      </div>
      {toast.undo && (
        <Button
          look="quiet"
          icon="undo"
          onClick={() => {
            toast.undo?.act();
            onGone();
          }}
        >
          {toast.undo.label}
        </Button>
      )}
      <IconButton icon="close" label={closeLabel} onClick={onGone} />
    </div>
  );
}
