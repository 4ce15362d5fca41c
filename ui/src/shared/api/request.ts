// SPDX-License-Identifier: Apache-2.0
import type { EntryView } from './schema';

/** What went wrong, as the server names it; `offline` is the browser's own: no answer came. */
export type ErrorKind =
  | 'invalid'
  | 'too_large'
  | 'not_found'
  | 'not_allowed'
  | 'conflict'
  | 'refused'
  | 'signed_out'
  | 'too_many'
  | 'unavailable'
  | 'second_factor'
  | 'confirm'
  | 'offline';

const kindOfStatus: Record<number, ErrorKind> = {
  400: 'invalid',
  401: 'signed_out',
  403: 'not_allowed',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  422: 'refused',
  429: 'too_many',
};

/** An answer that is not the one asked for. `sentence` may be shown; it never holds a person's words. */
export class ApiError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly path: string,
    readonly sentence: string,
    readonly current?: EntryView,
  ) {
    super(`${kind} ${path}`);
  }
}

/** Whether asking again later may work, with nothing changed. */
export function mayPass(error: unknown): boolean {
  return error instanceof ApiError && ['offline', 'unavailable', 'too_many'].includes(error.kind);
}

interface ErrorBody {
  error?: { kind?: ErrorKind; path?: string; sentence?: string; current?: EntryView };
}

async function errorFrom(response: Response): Promise<ApiError> {
  const kind = kindOfStatus[response.status] ?? 'unavailable';
  // A captive portal or a proxy answers with pages of its own, so the form is never taken for granted.
  const body = (await response.json().catch(() => ({}))) as ErrorBody;
  const told = body.error;
  return new ApiError(told?.kind ?? kind, told?.path ?? '', told?.sentence ?? '', told?.current);
}

type More = Pick<RequestInit, 'signal' | 'keepalive'>;

/** What the server may ask of a person before a request goes through. */
export interface AtTheDoor {
  /** A deed wants a fresh proof. Resolves with whether it was given. */
  confirm: () => Promise<boolean>;
  /** Nothing is open before a second factor is set up. */
  enrol: () => void;
}

let door: AtTheDoor | undefined;

/** Says who asks the person. Returns how to stop asking. */
export function answerAtTheDoor(next: AtTheDoor): () => void {
  door = next;
  return () => {
    if (door === next) door = undefined;
  };
}

/**
 * One exchange with the server. Every failure is an `ApiError`. Where the server wants a fresh proof first, the person is
 * asked for it, and the very same request is sent again; when they would rather not, it fails with the kind `confirm`.
 */
export async function request<Answer>(method: 'GET' | 'POST', path: string, body?: object, more: More = {}): Promise<Answer> {
  try {
    return await exchange<Answer>(method, path, body, more);
  } catch (error) {
    if (!(error instanceof ApiError) || !door) throw error;
    if (error.kind === 'second_factor') door.enrol();
    if (error.kind !== 'confirm' || !(await door.confirm())) throw error;
    return exchange<Answer>(method, path, body, more);
  }
}

async function exchange<Answer>(method: 'GET' | 'POST', path: string, body: object | undefined, more: More): Promise<Answer> {
  const init: RequestInit = { method, credentials: 'same-origin', cache: 'no-store', redirect: 'error', ...more };
  if (body) {
    init.body = JSON.stringify(body);
    init.headers = { 'Content-Type': 'application/json' };
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new ApiError('offline', '', '');
  }
  if (!response.ok) throw await errorFrom(response);
  try {
    return (await response.json()) as Answer;
  } catch {
    throw new ApiError('unavailable', '', '');
  }
}
