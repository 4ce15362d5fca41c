// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ToastPlace, undoSeconds, useToast } from './toast';

function Speaker({ undo }: { undo: () => void }) {
  const say = useToast();
  return <button onClick={() => say({ text: 'Ticked off.', undo: { label: 'Undo', act: undo } })}>Tick</button>;
}

function show(undo = vi.fn()) {
  render(
    <ToastPlace label="Notices" closeLabel="Close">
      <Speaker undo={undo} />
    </ToastPlace>,
  );
  fireEvent.click(screen.getByText('Tick'));
  return undo;
}

const pass = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1000));

describe('a toast', () => {
  beforeEach(() => vi.useRealTimers().useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('stays for ten seconds', () => {
    show();
    pass(undoSeconds - 0.1);
    expect(screen.queryByText('Ticked off.')).not.toBeNull();
    pass(0.2);
    expect(screen.queryByText('Ticked off.')).toBeNull();
  });
  it('takes the deed back once and goes', () => {
    const undo = show();
    fireEvent.click(screen.getByText('Undo'));
    expect(undo).toHaveBeenCalledOnce();
    expect(screen.queryByText('Ticked off.')).toBeNull();
  });
  it('says below it where what was written is, and nothing of that where nothing was written', () => {
    const Two = () => {
      const say = useToast();
      return (
        <>
          <button onClick={() => say({ text: 'Kept.' })}>Write</button>
          <button onClick={() => say({ text: 'Copied.', plain: true })}>Copy</button>
        </>
      );
    };
    render(
      <ToastPlace label="Notices" closeLabel="Close" foot="Saved with your clinic">
        <Two />
      </ToastPlace>,
    );
    fireEvent.click(screen.getByText('Write'));
    expect(screen.queryByText('Saved with your clinic')).not.toBeNull();
    fireEvent.click(screen.getByText('Copy'));
    expect(screen.queryByText('Copied.')).not.toBeNull();
    expect(screen.queryByText('Saved with your clinic')).toBeNull();
  });
  it('said to one person is not left standing for the next', () => {
    const place = (whose?: string) => (
      <ToastPlace label="Notices" closeLabel="Close" whose={whose}>
        <Speaker undo={vi.fn()} />
      </ToastPlace>
    );
    const { rerender } = render(place('lena'));
    fireEvent.click(screen.getByText('Tick'));
    rerender(place('lena'));
    expect(screen.queryByText('Ticked off.')).not.toBeNull();
    rerender(place());
    expect(screen.queryByText('Ticked off.')).toBeNull();
  });
  it('waits while it has the focus', () => {
    show();
    fireEvent.focus(screen.getByText('Undo'));
    pass(undoSeconds * 3);
    expect(screen.queryByText('Ticked off.')).not.toBeNull();
    fireEvent.blur(screen.getByText('Undo'));
    pass(undoSeconds + 0.1);
    expect(screen.queryByText('Ticked off.')).toBeNull();
  });
});
