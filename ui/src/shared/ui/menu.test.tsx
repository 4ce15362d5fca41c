// SPDX-License-Identifier: Apache-2.0
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Menu } from './menu';

function show(onChoose = vi.fn()) {
  render(
    <>
      <Menu
        label="What to do"
        items={[
          { key: 'rest', label: 'Rest' },
          { key: 'talk', label: 'Talk' },
        ]}
        onChoose={onChoose}
        button={(props) => <button {...props}>More</button>}
      />
      <button>Elsewhere</button>
    </>,
  );
  return { onChoose, button: screen.getByRole('button', { name: 'More' }), user: userEvent.setup() };
}

describe('a menu', () => {
  it('opens with the arrow key, walks in a ring, and chooses', async () => {
    const { onChoose, button, user } = show();
    button.focus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('menuitem', { name: 'Rest' })).toBe(document.activeElement);
    await user.keyboard('{ArrowUp}');
    expect(screen.getByRole('menuitem', { name: 'Talk' })).toBe(document.activeElement);
    await user.keyboard('{Enter}');
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('talk');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button).toBe(document.activeElement);
  });
  it('closes with Escape and gives the focus back, choosing nothing', async () => {
    const { onChoose, button, user } = show();
    await user.click(button);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button).toBe(document.activeElement);
    expect(onChoose).not.toHaveBeenCalled();
  });
  it('closes on a touch elsewhere', async () => {
    const { button, user } = show();
    await user.click(button);
    await user.click(screen.getByRole('button', { name: 'Elsewhere' }));
    expect(screen.queryByRole('menu')).toBeNull();
  });
});
