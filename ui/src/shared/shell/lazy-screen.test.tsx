// SPDX-License-Identifier: Apache-2.0
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { Session } from '../session/session';
import { SessionProvider } from '../session/session-context';
import { fetchWhenIdle, lazyPiece, lazyScreen } from './lazy-screen';

const Words = ({ text }: { text: string }) => <p>{text}</p>;
const nobody = { state: { at: 'signed_out', why: 'nobody' }, subscribe: () => () => undefined } as unknown as Session;
const cut = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

function show(part: React.ReactNode) {
  vi.stubGlobal('scrollTo', () => undefined);
  return render(<SessionProvider session={nobody}>{part}</SessionProvider>);
}

describe('a part of the app in a file of its own', () => {
  test('that cannot be had says so calmly, with help in reach, and comes when it is tried again', async () => {
    vi.stubGlobal('fetch', cut);
    const load = vi.fn(() => Promise.resolve(Words)).mockImplementationOnce(cut);
    const Part = lazyScreen(load);
    show(<Part text="Here it is" />);
    expect(await screen.findByText('This page is not on your device yet.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Get help now' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Here it is')).toBeTruthy();
  });

  test('comes by itself when there is a network again', async () => {
    const Part = lazyScreen(vi.fn(() => Promise.resolve(Words)).mockImplementationOnce(cut));
    show(<Part text="Here it is" />);
    await screen.findByText('This page is not on your device yet.');
    globalThis.dispatchEvent(new Event('online'));
    expect(await screen.findByText('Here it is')).toBeTruthy();
  });

  test('leaves what stands for it meanwhile', async () => {
    const Piece = lazyPiece<{ text: string }>(cut);
    show(<Piece text="never" meanwhile={<p>3, 4, 5</p>} />);
    expect(await screen.findByText('This picture is not on your device yet.')).toBeTruthy();
    expect(screen.getByText('3, 4, 5')).toBeTruthy();
  });

  test('is fetched before it is needed, one after the other, and one that fails holds up no other', async () => {
    const load = vi.fn(() => Promise.resolve(Words));
    const Late = lazyScreen(load);
    fetchWhenIdle([lazyScreen(cut), Late]);
    await waitFor(() => expect(load).toHaveBeenCalledOnce(), { timeout: 10_000 });
    show(<Late text="At once" />);
    expect(screen.getByText('At once')).toBeTruthy();
  });
});
