// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { readSettings, writeSetting } from '../../shared/session/device-settings';
import { openClient } from '../../testing/client';

afterEach(async () => {
  cleanup();
  await writeSetting('language', undefined);
});

test('choosing German turns the whole page German, at once and the next time', async () => {
  const { user } = await openClient('/settings/look');
  await user.selectOptions(await screen.findByLabelText('Language'), 'Deutsch');
  expect(await screen.findByRole('heading', { level: 1, name: 'Text und Ruhe' })).toBeTruthy();
  expect(screen.getByText(/hat eine Maschine gemacht/)).toBeTruthy();
  await waitFor(() => expect(document.documentElement.lang).toBe('de'));
  await waitFor(async () => expect((await readSettings()).language).toBe('de'));

  await user.selectOptions(screen.getByLabelText('Sprache'), 'English');
  expect(await screen.findByRole('heading', { level: 1, name: 'Text and calm' })).toBeTruthy();
  await waitFor(() => expect(document.documentElement.lang).toBe('en'));
});
