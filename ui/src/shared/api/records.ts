// SPDX-License-Identifier: Apache-2.0
import { request } from './request';
import type { AppendAnswer, AppendRequest, EntriesPage, LookList, PeopleList, RecordList } from './schema';

export type RecordView = RecordList['records'][number];
export type RecordPerson = RecordView['people'][number];
export type LookLine = LookList['lines'][number];

export const readRecords = () => request<RecordList>('GET', '/api/records').then((answer) => answer.records);

export const readEntries = (record: string, since?: string) =>
  request<EntriesPage>('GET', `/api/records/${record}/entries${since ? `?since=${encodeURIComponent(since)}` : ''}`);

export const writeEntries = (record: string, list: AppendRequest) =>
  request<AppendAnswer>('POST', `/api/records/${record}/entries`, list);

export const readWhoLooked = (record: string) =>
  request<LookList>('GET', `/api/records/${record}/access-log`).then((answer) => answer.lines);

export const readPeople = () => request<PeopleList>('GET', '/api/people').then((answer) => answer.people);
