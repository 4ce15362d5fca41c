// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { View } from '../../shared/record/copy';
import { memoryStore } from '../../shared/record/device-store';
import { RecordStore } from '../../shared/record/record-store';
import { Drafts } from '../../shared/session/drafts';
import type { Session } from '../../shared/session/session';
import { SessionProvider } from '../../shared/session/session-context';
import { FakeClinic } from '../../testing/fake-clinic';
import { LiveText } from './live-text';
import { TogetherContext, type Together } from './use-together';

const store = new RecordStore('a', memoryStore(), new FakeClinic('a').net(), () => false);

const together: Together = {
  record: 'r',
  view: new View(new Map()),
  store,
  today: '2026-11-24',
  actor: { account: 'a', party: 'therapist' },
  party: 'therapist',
  names: { client: 'Tom', therapist: 'Ana' },
  fullNames: { client: 'Tom Brandt', therapist: 'Ana Duarte' },
  write: () => undefined,
  takeBack: undefined,
};

let session: Session;

function signIn(drafts = new Drafts(memoryStore())) {
  session = { state: { at: 'signed_in', store, drafts }, subscribe: () => () => undefined } as unknown as Session;
  return drafts;
}

function field(value: string, onWrite: (text: string) => void) {
  return (
    <SessionProvider session={session}>
      <TogetherContext value={together}>
        <LiveText draft="live/words/g" label="The goal" value={value} onWrite={onWrite} needed />
      </TogetherContext>
    </SessionProvider>
  );
}

const type = (text: string) => fireEvent.change(screen.getByLabelText('The goal'), { target: { value: text } });
const shown = () => screen.getByLabelText<HTMLTextAreaElement>('The goal').value;
const pause = () => act(() => vi.advanceTimersByTime(400));

describe('a text that two people write', () => {
  beforeEach(() => {
    vi.useRealTimers().useFakeTimers();
    signIn();
  });
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

  it('keeps words that could not be written, shows them again, and writes them only once the person has come to them', () => {
    const drafts = signIn();
    drafts.set('live/words/g', { text: 'Sleep well', from: 'Sleep' });
    const onWrite = vi.fn();
    render(field('Sleep', onWrite));
    expect(shown()).toBe('Sleep well');
    pause();
    expect(onWrite).not.toHaveBeenCalled();
    fireEvent.blur(screen.getByLabelText('The goal'));
    expect(onWrite).toHaveBeenCalledExactlyOnceWith('Sleep well');
    expect(drafts.get('live/words/g')).toBeUndefined();
  });

  it('leaves no empty draft behind where words are needed', () => {
    const drafts = signIn();
    const { unmount } = render(field('Sleep', vi.fn()));
    type('   ');
    expect(drafts.get('live/words/g')).toBeTruthy();
    unmount();
    expect(drafts.get('live/words/g')).toBeUndefined();
  });
});
