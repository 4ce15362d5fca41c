// SPDX-License-Identifier: Apache-2.0
import { fireEvent, render, screen } from '@testing-library/react';
import { useEffect } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useLocation } from 'wouter';
import { UnsentGuard, useUnsentNotes } from './unsent';

function Note({ save, drop }: { save: () => void; drop: () => void }) {
  const notes = useUnsentNotes();
  const [path, go] = useLocation();
  useEffect(() => {
    notes.hold('lena', { record: 'lena', name: 'Lena Vogel', text: 'ask about the bus', save, drop });
  }, [notes, save, drop]);
  return (
    <>
      <output>{path}</output>
      <button onClick={() => go('/clients/lena/goals')}>Her goals</button>
      <button onClick={() => go('/clients/tom')}>Tom</button>
    </>
  );
}

function show(save = vi.fn(), drop = vi.fn()) {
  render(
    <UnsentGuard>
      <Note save={save} drop={drop} />
    </UnsentGuard>,
  );
  return { save, drop };
}

const at = () => screen.getByRole('status').textContent;

describe('the wrong-person guard', () => {
  beforeEach(() => history.replaceState(null, '', '/clients/lena'));

  it('lets one move within the same record', () => {
    show();
    fireEvent.click(screen.getByText('Her goals'));
    expect(at()).toBe('/clients/lena/goals');
  });

  it('stops on the way to somebody else, and says whose note it is', () => {
    show();
    fireEvent.click(screen.getByText('Tom'));
    expect(at()).toBe('/clients/lena');
    expect(screen.getByText('Your note about Lena is not saved')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Stay with Lena' }));
    expect(at()).toBe('/clients/lena');
  });

  it('saves and goes on', () => {
    const { save, drop } = show();
    fireEvent.click(screen.getByText('Tom'));
    fireEvent.click(screen.getByRole('button', { name: 'Save and go on' }));
    expect(save).toHaveBeenCalledOnce();
    expect(drop).not.toHaveBeenCalled();
    expect(at()).toBe('/clients/tom');
  });

  it('goes on without it only when that is said', () => {
    const { save, drop } = show();
    fireEvent.click(screen.getByText('Tom'));
    fireEvent.click(screen.getByRole('button', { name: 'Remove the note' }));
    expect(save).not.toHaveBeenCalled();
    expect(drop).toHaveBeenCalledOnce();
    expect(at()).toBe('/clients/tom');
  });
});
