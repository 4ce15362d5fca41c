// SPDX-License-Identifier: Apache-2.0
import { request } from './request';
import type { DemoEntry, DemoPeople, Myself } from './schema';

export type DemoPerson = DemoPeople['people'][number];

export const readDemoPeople = () => request<DemoPeople>('GET', '/api/demo/people').then((answer) => answer.people);

export const enterDemo = (entry: DemoEntry) =>
  request<{ me: Myself }>('POST', '/api/demo/enter', entry).then((answer) => answer.me);
