// SPDX-License-Identifier: Apache-2.0
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { de } from '../words/de';
import { WordsContext } from '../words/words';
import { SaveLine } from './save-line';

const said = () => screen.getByRole('status').textContent;

describe('where the typed words are', () => {
  beforeEach(() => vi.useRealTimers().useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('is one of three states; what was typed and not sent goes before what was sent', () => {
    const { rerender, container } = render(<SaveLine />);
    expect(container.textContent).toBe('');
    rerender(<SaveLine draft="saving" sent="with_clinic" />);
    expect(container.textContent).toBe('Saving…');
    rerender(<SaveLine draft="on_device" sent="with_clinic" />);
    expect(container.textContent).toBe('Saved on this device');
    rerender(<SaveLine sent="with_clinic" />);
    expect(container.textContent).toBe('Saved with your clinic');
  });

  test('is told to a reader of the screen once for a pause, not with every key', () => {
    const { rerender } = render(<SaveLine />);
    for (let key = 0; key < 5; key += 1) {
      rerender(<SaveLine draft="saving" />);
      rerender(<SaveLine draft="on_device" />);
      act(() => vi.advanceTimersByTime(300));
      expect(said()).toBe('');
    }
    act(() => vi.advanceTimersByTime(1500));
    expect(said()).toBe('Saved on this device');
    act(() => vi.advanceTimersByTime(1500));
    expect(said()).toBe('');
    rerender(<SaveLine draft="saving" />);
    rerender(<SaveLine draft="on_device" />);
    act(() => vi.advanceTimersByTime(5000));
    expect(said()).toBe('');
  });

  test('speaks German where German was chosen', () => {
    const { container } = render(
      <WordsContext value={de}>
        <SaveLine draft="on_device" />
      </WordsContext>,
    );
    expect(container.textContent).toBe('Auf diesem Gerät gespeichert');
  });
});
