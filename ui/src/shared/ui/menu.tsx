// SPDX-License-Identifier: Apache-2.0
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icon-paths';
import './menu.css';

/** One line of a menu. `chosen` makes the menu a choice of one, with a tick at the chosen line. */
export interface MenuItem {
  key: string;
  label: string;
  detail?: string;
  icon?: IconName;
  chosen?: boolean;
}

/** What a menu's own button gets: spread it onto a real button. */
export interface MenuButtonProps {
  'aria-haspopup': 'menu';
  'aria-expanded': boolean;
  'aria-controls': string | undefined;
  onClick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

interface MenuProps {
  label: string;
  items: MenuItem[];
  onChoose: (key: string) => void;
  button: (props: MenuButtonProps) => ReactNode;
  side?: 'start' | 'end';
}

/** A button that opens a short list of deeds or choices. Arrows, Home, End and first letters move; Escape closes. */
export function Menu({ label, items, onChoose, button, side = 'start' }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    root.current?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.focus();
  };

  useEffect(() => {
    if (!open) return;
    const lines = list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]');
    (list.current?.querySelector<HTMLElement>('[aria-checked="true"]') ?? lines?.[0])?.focus();
    const away = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);

  const onListKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') setOpen(false);
    else if (moveFocus(list.current, event.key)) event.preventDefault();
  };

  return (
    <div className="ui-menu" ref={root}>
      {button({
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => setOpen(!open),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(true);
        },
      })}
      {open && (
        <div id={id} role="menu" aria-label={label} className="ui-menu-list" data-side={side} ref={list} onKeyDown={onListKey}>
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              tabIndex={-1}
              className="ui-menu-item"
              role={item.chosen === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={item.chosen}
              onClick={() => {
                close();
                onChoose(item.key);
              }}
            >
              {item.icon && <Icon name={item.icon} />}
              <span>
                {item.label}
                {item.detail && <small>{item.detail}</small>}
              </span>
              {item.chosen && <Icon name="agree" className="ui-menu-tick" />}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function moveFocus(list: HTMLElement | null, key: string): boolean {
  const lines = [...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
  const here = lines.findIndex((line) => line === document.activeElement);
  const last = lines.length - 1;
  const next =
    key === 'ArrowDown' ? (here >= last ? 0 : here + 1)
    : key === 'ArrowUp' ? (here <= 0 ? last : here - 1)
    : key === 'Home' ? 0
    : key === 'End' ? last
    : key.length === 1 ? lines.findIndex((line) => line.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()))
    : -1;
  lines[next]?.focus();
  return next >= 0;
}
