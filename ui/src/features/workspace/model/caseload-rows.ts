// SPDX-License-Identifier: Apache-2.0
import type { Desk, DeskClient } from '../desk';
import { byNeed } from './needs-thought';

/** Which clients the caseload shows. */
export type CaseloadFilter = 'all' | 'thought' | 'week' | 'none_booked';

/** The word of a client's path; absent where no rating is shared. */
export type PathWord = 'closer' | 'same' | 'further' | 'early';

const dayMs = 86_400_000;

function passes(client: DeskClient, filter: CaseloadFilter, now: Date): boolean {
  if (filter === 'thought') return client.reasons.length > 0;
  if (filter === 'none_booked') return client.facts.next === undefined;
  if (filter === 'week')
    return client.facts.last !== undefined && now.getTime() - Date.parse(client.facts.last.body.starts) < 7 * dayMs;
  return true;
}

/** The rows of the caseload: those who need thought first, then by name. */
export function caseloadRows(desk: Pick<Desk, 'clients' | 'now'>, filter: CaseloadFilter, name: string): DeskClient[] {
  const wanted = name.trim().toLocaleLowerCase();
  return byNeed(
    desk.clients.filter(
      (client) => passes(client, filter, desk.now) && client.name.toLocaleLowerCase().includes(wanted),
    ),
  );
}

/** How many of the rated goals are closer than at their first rating. Goals without two ratings are not counted. */
export function goalsMoving(client: DeskClient): { moving: number; rated: number } {
  const rated = client.facts.goals.filter((goal) => goal.ratings.length >= 2);
  const moving = rated.filter((goal) => {
    const [first, last] = [goal.ratings[0]?.body.value, goal.ratings.at(-1)?.body.value];
    return first !== undefined && last !== undefined && last > first;
  });
  return { moving: moving.length, rated: rated.length };
}

/** The values of the goal that was rated most, for the small line. */
export function sparkValues(client: DeskClient): number[] {
  const most = [...client.facts.goals].sort((a, b) => b.ratings.length - a.ratings.length)[0];
  return most?.ratings.slice(-10).map((rating) => rating.body.value) ?? [];
}

/** The word beside the small line: where that goal's last rating stands against its first. */
export function pathWord(client: DeskClient): PathWord | undefined {
  const values = sparkValues(client);
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (values.length < 3) return 'early';
  if (last > first) return 'closer';
  return last < first ? 'further' : 'same';
}
