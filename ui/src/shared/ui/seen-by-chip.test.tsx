// SPDX-License-Identifier: Apache-2.0
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { SeenByChip, type SeenByChoice } from './seen-by-chip';

const choices: SeenByChoice[] = [
  { key: 'only_me', label: 'Only me', icon: 'lock', consequence: 'Ana will not see new words.', confirm: 'Stop sharing' },
  { key: 'my_therapist', label: 'Ana and me', icon: 'people', consequence: 'Ana may read it.', confirm: 'Share with Ana' },
];

describe('who can see', () => {
  it('takes three touches, and says the consequence before it happens', async () => {
    const onChange = vi.fn();
    const user = userEvent.setup();
    render(<SeenByChip label="Who can see this" chosen="only_me" choices={choices} onChange={onChange} cancelLabel="Cancel" />);
    await user.click(screen.getByRole('button', { name: 'Who can see this: Only me' }));
    await user.click(screen.getByRole('menuitemradio', { name: 'Ana and me' }));
    expect(screen.getByText('Ana may read it.')).toBeTruthy();
    expect(onChange).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Share with Ana' }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith('my_therapist');
  });
  it('changes nothing when it is cancelled or the same is chosen', async () => {
    const onChange = vi.fn();
    const user = userEvent.setup();
    render(<SeenByChip label="Who can see this" chosen="only_me" choices={choices} onChange={onChange} cancelLabel="Cancel" />);
    const chip = screen.getByRole('button', { name: 'Who can see this: Only me' });
    await user.click(chip);
    await user.click(screen.getByRole('menuitemradio', { name: 'Only me' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(chip);
    await user.click(screen.getByRole('menuitemradio', { name: 'Ana and me' }));
    await user.click(screen.getAllByRole('button', { name: 'Cancel' })[0]!);
    expect(onChange).not.toHaveBeenCalled();
  });
  it('only tells where it cannot be changed', () => {
    render(<SeenByChip label="Who can see this" chosen="only_me" choices={choices} cancelLabel="Cancel" />);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText('Only me')).toBeTruthy();
  });
});
