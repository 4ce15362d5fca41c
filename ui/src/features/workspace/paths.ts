// SPDX-License-Identifier: Apache-2.0

/** The addresses of the workspace. They hold ids and nothing of anybody's story. */
export const paths = {
  today: '/',
  caseload: '/caseload',
  people: '/people',
  settings: '/settings',
  client: (record: string) => `/clients/${record}`,
  goals: (record: string) => `/clients/${record}/goals`,
  together: (record: string, goal?: string) => (goal ? `/together/${record}/${goal}` : `/together/${record}`),
};

/** The record an address is about, if any. */
export function recordIn(path: string): string | undefined {
  return /^\/clients\/([^/]+)/.exec(path)?.[1];
}
