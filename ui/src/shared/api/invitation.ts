// SPDX-License-Identifier: Apache-2.0
import { request } from './request';
import type { InvitationAnswer, InvitationLink, InvitationView, Myself, NewInvitation } from './schema';

export const invite = (words: NewInvitation) => request<InvitationLink>('POST', '/api/invitations', words);

export const readInvitation = (token: string) =>
  request<InvitationView>('GET', `/api/invitations/${encodeURIComponent(token)}`);

export const acceptInvitation = (token: string, answer: InvitationAnswer) =>
  request<{ me: Myself }>('POST', `/api/invitations/${encodeURIComponent(token)}`, answer).then((result) => result.me);
