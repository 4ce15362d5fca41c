// SPDX-License-Identifier: Apache-2.0
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { GoalPathChart } from './goal-path-chart';
import { HardSpellsChart } from './hard-spells-chart';

const data = {
  ratings: [
    { on: '2026-10-01', value: 3 },
    { on: '2026-10-11', value: 4, spoken: true },
    { on: '2026-10-21', value: 6 },
  ],
  today: '2026-11-01',
};

describe('a chart', () => {
  it('has its sentence, its span, and the same in a list', async () => {
    const user = userEvent.setup();
    render(<GoalPathChart title="Sleep through" data={data} />);
    expect(screen.getByText('From 3 to 6 over 3 ratings. It looks closer.')).toBeTruthy();
    expect(screen.getByText('3 → 6')).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'List' }));
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows.map((row) => within(row).getAllByRole('cell')[0]!.textContent)).toEqual(['6', '4', '3']);
    expect(within(rows[1]!).getByText(/said aloud/)).toBeTruthy();
  });
  it('is one stop for the keyboard, and arrows go from point to point', async () => {
    const user = userEvent.setup();
    render(<GoalPathChart title="Sleep through" data={data} />);
    const points = screen.getAllByRole('img');
    expect(points.map((point) => point.getAttribute('tabindex'))).toEqual(['-1', '-1', '0']);
    points[2]!.focus();
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toBe(points[1]);
    expect(points[1]!.getAttribute('aria-label')).toMatch(/^Sun,? 11 Oct: 4 out of 10$/);
    await user.keyboard('{Home}');
    expect(document.activeElement).toBe(points[0]);
  });
  it('can be hidden and shown again', async () => {
    const user = userEvent.setup();
    render(<GoalPathChart title="Sleep through" data={data} />);
    await user.click(screen.getByRole('button', { name: 'Hide: Sleep through' }));
    expect(screen.queryByText('3 → 6')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show: Sleep through' }));
    expect(screen.getByText('3 → 6')).toBeTruthy();
  });
  it('draws nothing of too little and says how much more is needed', () => {
    render(<GoalPathChart title="Sleep" data={{ ...data, ratings: data.ratings.slice(0, 1) }} />);
    expect(screen.getByText('Too early to tell. 1 more rating and a path begins.')).toBeTruthy();
    expect(screen.queryAllByRole('img')).toEqual([]);
    expect(screen.queryByRole('radio')).toBeNull();
  });
  it('sets hard spells side by side with what helped', () => {
    render(
      <HardSpellsChart
        today="2026-11-22"
        spells={[
          { id: 'a', started: '2026-02-01', eased: '2026-02-10', helped: ['rest', 'my sister'] },
          { id: 'b', started: '2026-09-01', eased: '2026-09-05', helped: ['grounding'] },
        ]}
      />,
    );
    expect(screen.getByText(/Last time 9 days, this time 4\./)).toBeTruthy();
    expect(screen.getByText('rest, my sister')).toBeTruthy();
    expect(screen.getAllByRole('img')).toHaveLength(2);
  });
});
