// SPDX-License-Identifier: Apache-2.0

/** The words of the practice's page of accounts, in English. */
export const enPeople = {
  title: 'People',
  line: 'Accounts and roles. No words from anybody’s care are on this page.',
  name: 'Name',
  role: 'Role',
  jobTitle: 'Title',
  state: 'Account',
  gone: 'Somebody who is no longer here',
  active: 'in use',
  resting: 'not in use',
  loading: 'Loading the list',
  failed: 'The list could not be loaded. Nothing was changed.',
  again: 'Try again',
};

/** What every language has to say on the page of accounts. */
export type PeopleWords = typeof enPeople;
