// SPDX-License-Identifier: Apache-2.0
import { request } from './request';
import type {
  CodeAppBegun,
  Confirmation,
  FactorAdded,
  FactorList,
  FirstCode,
  Myself,
  NewPasskey,
  NewReset,
  NoticeList,
  PasskeyConfirmation,
  PasskeyCreation,
  PasskeyRequest,
  PasskeySignIn,
  RecoveryCodes,
  ResetLink,
  ResetView,
} from './schema';

interface Signed {
  me: Myself;
}

export type PasskeyView = FactorList['passkeys'][number];
export type Notice = NoticeList['notices'][number];
export type CreationOptions = PasskeyCreation['options'];
export type RequestOptions = PasskeyRequest['options'];

const meOf = (answer: Signed) => answer.me;

export const beginPasskeySignIn = (signal?: AbortSignal) =>
  request<PasskeyRequest>('POST', '/api/sign-in/passkey/options', {}, signal ? { signal } : {}).then((answer) => answer.options);

export const signInByPasskey = (words: PasskeySignIn) => request<Signed>('POST', '/api/sign-in/passkey', words).then(meOf);

export const confirmByPassword = (words: Confirmation) => request<Signed>('POST', '/api/confirm', words).then(meOf);

export const beginPasskeyConfirmation = () =>
  request<PasskeyRequest>('POST', '/api/confirm/passkey/options', {}).then((answer) => answer.options);

export const confirmByPasskey = (words: PasskeyConfirmation) =>
  request<Signed>('POST', '/api/confirm/passkey', words).then(meOf);

export const readFactors = () => request<FactorList>('GET', '/api/me/factors');

export const beginPasskey = () => request<PasskeyCreation>('POST', '/api/me/passkeys/options', {}).then((answer) => answer.options);

export const addPasskey = (words: NewPasskey) => request<FactorAdded>('POST', '/api/me/passkeys', words);

export const removePasskey = (passkey: string) => request<Signed>('POST', `/api/me/passkeys/${passkey}/remove`, {}).then(meOf);

export const beginCodeApp = () => request<CodeAppBegun>('POST', '/api/me/code-app/begin', {});

export const addCodeApp = (words: FirstCode) => request<FactorAdded>('POST', '/api/me/code-app', words);

export const removeCodeApp = () => request<Signed>('POST', '/api/me/code-app/remove', {}).then(meOf);

export const makeRecoveryCodes = () =>
  request<RecoveryCodes>('POST', '/api/me/recovery-codes', {}).then((answer) => answer.recovery_codes);

export const endOtherSessions = () => request<object>('POST', '/api/sessions/end-others', {});

export const readNotices = () => request<NoticeList>('GET', '/api/notices').then((answer) => answer.notices);

export const markNoticesSeen = () => request<object>('POST', '/api/notices/seen', {});

export const startReset = (words: NewReset) => request<ResetLink>('POST', '/api/resets', words);

export const readReset = (token: string) => request<ResetView>('GET', `/api/resets/${encodeURIComponent(token)}`);

export const takeReset = (token: string, password: string) =>
  request<object>('POST', `/api/resets/${encodeURIComponent(token)}`, { password });

export const cancelResets = () => request<object>('POST', '/api/me/resets/cancel', {});
