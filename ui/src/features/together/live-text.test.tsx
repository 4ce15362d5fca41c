// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { View } from '../../shared/record/copy';
import type { RecordStore } from '../../shared/record/record-store';
import { LiveText } from './live-text';
import { TogetherContext, type Together } from './use-together';

const together: Together = {
  record: 'r',
  view: new View(new Map()),
  store: {} as RecordStore,
  today: '2026-11-24',
  actor: { account: 'a', party: 'therapist' },
  party: 'therapist',
  names: { client: 'Tom', therapist: 'Ana' },
  fullNames: { client: 'Tom Brandt', therapist: 'Ana Duarte' },
  write: () => undefined,
  takeBack: undefined,
};

function field(value: string, onWrite: (text: string) => void) {
  return (
    <TogetherContext value={together}>
      <LiveText label="The goal" value={value} onWrite={onWrite} needed />
    </TogetherContext>
  );
}

const type = (text: string) => fireEvent.change(screen.getByLabelText('The goal'), { target: { value: text } });
const shown = () => screen.getByLabelText<HTMLTextAreaElement>('The goal').value;
const pause = () => act(() => vi.advanceTimersByTime(400));

describe('a text that two people write', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is written once after a pause, not with every key', () => {
    const onWrite = vi.fn();
    render(field('Sleep', onWrite));
    type('Sleep w');
    type('Sleep well');
    expect(onWrite).not.toHaveBeenCalled();
    pause();
    expect(onWrite).toHaveBeenCalledExactlyOnceWith('Sleep well');
  });

  it('shows what the other writes while nothing is being typed here', () => {
    const { rerender } = render(field('Sleep', vi.fn()));
    rerender(field('Sleep longer', vi.fn()));
    expect(shown()).toBe('Sleep longer');
  });

  it('holds both changes where they are apart', () => {
    const onWrite = vi.fn();
    const { rerender } = render(field('Get through the shop', onWrite));
    type('I get through the shop');
    rerender(field('Get through the shop without leaving', onWrite));
    pause();
    expect(onWrite).toHaveBeenCalledExactlyOnceWith('I get through the shop without leaving');
  });

  it('shows both texts where both changed the same place, and writes only what is chosen', () => {
    const onWrite = vi.fn();
    const { rerender } = render(field('Sleep', onWrite));
    type('Sleep well');
    rerender(field('Sleep longer', onWrite));
    pause();
    expect(onWrite).not.toHaveBeenCalled();
    expect(screen.getByText('Sleep longer')).toBeTruthy();
    expect(shown()).toBe('Sleep well');
    fireEvent.click(screen.getByRole('button', { name: 'Go on with mine' }));
    expect(onWrite).toHaveBeenCalledExactlyOnceWith('Sleep well');
  });

  it('lets theirs stand when that is chosen', () => {
    const onWrite = vi.fn();
    const { rerender } = render(field('Sleep', onWrite));
    type('Sleep well');
    rerender(field('Sleep longer', onWrite));
    pause();
    fireEvent.click(screen.getByRole('button', { name: 'Go on with theirs' }));
    expect(onWrite).not.toHaveBeenCalled();
    expect(shown()).toBe('Sleep longer');
  });

  it('writes nothing empty where words are needed, and what is left in a hurry is not lost', () => {
    const onWrite = vi.fn();
    const { unmount } = render(field('Sleep', onWrite));
    type('   ');
    pause();
    expect(onWrite).not.toHaveBeenCalled();
    type('Rest');
    unmount();
    expect(onWrite).toHaveBeenCalledExactlyOnceWith('Rest');
  });
});
