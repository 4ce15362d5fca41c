// SPDX-License-Identifier: Apache-2.0
import { request } from './request';
import type { Myself, PasswordChange, SessionList, SignIn } from './schema';

interface Signed {
  me: Myself;
}

export const readMe = (signal?: AbortSignal) => request<Myself>('GET', '/api/me', undefined, signal ? { signal } : {});

export const signIn = (words: SignIn) => request<Signed>('POST', '/api/sign-in', words).then((answer) => answer.me);

/** Ends this session. `whileLeaving` lets the message outlive the page. */
export const signOut = (whileLeaving = false) => request<object>('POST', '/api/sign-out', {}, { keepalive: whileLeaving });

export const readSessions = () => request<SessionList>('GET', '/api/sessions').then((answer) => answer.sessions);

export const endSession = (session: string) => request<object>('POST', `/api/sessions/${session}/end`, {});

export const changePassword = (change: PasswordChange) => request<object>('POST', '/api/me/password', change);
