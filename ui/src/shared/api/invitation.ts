// SPDX-License-Identifier: Apache-2.0
import { request } from './request';
import type { InvitationAnswer, InvitationLink, InvitationView, Myself, NewInvitation } from './schema';

export const invite = (words: NewInvitation) => request<InvitationLink>('POST', '/api/invitations', words);

export const readInvitation = (token: string) =>
  request<InvitationView>('GET', `/api/invitations/${encodeURIComponent(token)}`);

/** Takes it up in the account that is signed in. Asked again by the same client, it is the same answer. */
export const beginCare = (token: string) => request<object>('POST', `/api/invitations/${encodeURIComponent(token)}/care`, {});

export const acceptInvitation = (token: string, answer: InvitationAnswer) =>
  request<{ me: Myself }>('POST', `/api/invitations/${encodeURIComponent(token)}`, answer).then((result) => result.me);
