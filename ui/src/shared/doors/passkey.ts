// SPDX-License-Identifier: Apache-2.0
import type { CreationOptions, RequestOptions } from '../api/doors';
import type { NewPasskey, PasskeyConfirmation } from '../api/schema';

/** Why a passkey did not come about: the person closed the question or let it pass, there is one already, or it cannot be here. */
export type PasskeyTrouble = 'given_up' | 'already' | 'not_here';

/** The browser made or used no passkey; nothing was sent. */
export class PasskeyError extends Error {
  constructor(readonly trouble: PasskeyTrouble) {
    super(trouble);
  }
}

const isAddress = (host: string) => /^[\d.]+$/.test(host) || host.includes(':') || host.startsWith('[');

/** Whether this browser, at this address, can have passkeys at all: they are bound to a name, over a safe line. */
export function passkeysPossible(place: { isSecureContext: boolean; location: { hostname: string } } = globalThis.window): boolean {
  return place.isSecureContext && !isAddress(place.location.hostname) && 'PublicKeyCredential' in place;
}

/** Bytes as the server reads them: base64url without padding. */
export function toBase64Url(bytes: ArrayBuffer): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** And back. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = new Uint8Array(plain.length);
  for (let place = 0; place < plain.length; place += 1) bytes[place] = plain.charCodeAt(place);
  return bytes;
}

const named = (one: { id: string }) => ({ type: 'public-key' as const, id: fromBase64Url(one.id) });

function troubleOf(error: unknown): PasskeyError {
  const name = error instanceof DOMException || error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') return new PasskeyError('already');
  if (name === 'NotAllowedError' || name === 'AbortError') return new PasskeyError('given_up');
  return new PasskeyError('not_here');
}

/** Asks the person's device for a new passkey. Errors: `PasskeyError`. */
export async function makePasskey(options: CreationOptions): Promise<NewPasskey['credential']> {
  const publicKey: PublicKeyCredentialCreationOptions = {
    ...options,
    user: { ...options.user, id: fromBase64Url(options.user.id) },
    challenge: fromBase64Url(options.challenge),
    pubKeyCredParams: options.pubKeyCredParams.map(({ alg }) => ({ type: 'public-key', alg })),
    excludeCredentials: options.excludeCredentials.map(named),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  };
  const made = (await navigator.credentials.create({ publicKey }).catch((error: unknown) => {
    throw troubleOf(error);
  })) as PublicKeyCredential | null;
  if (!made) throw new PasskeyError('given_up');
  const response = made.response as AuthenticatorAttestationResponse;
  return { id: made.id, client_data: toBase64Url(response.clientDataJSON), attestation: toBase64Url(response.attestationObject) };
}

interface How {
  signal?: AbortSignal;
  /** The browser offers it in the list under the login field instead of asking at once. */
  quiet?: boolean;
}

/** Asks the person's device to prove who they are with a passkey. Errors: `PasskeyError`. */
export async function askForPasskey(options: RequestOptions, { signal, quiet }: How = {}): Promise<PasskeyConfirmation['credential']> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: fromBase64Url(options.challenge),
    timeout: options.timeout,
    rpId: options.rpId,
    allowCredentials: options.allowCredentials.map(named),
    userVerification: 'required',
  };
  const asked = { publicKey, ...(signal ? { signal } : {}), ...(quiet ? { mediation: 'conditional' as const } : {}) };
  const used = (await navigator.credentials.get(asked).catch((error: unknown) => {
    throw troubleOf(error);
  })) as PublicKeyCredential | null;
  if (!used) throw new PasskeyError('given_up');
  const response = used.response as AuthenticatorAssertionResponse;
  return {
    id: used.id,
    client_data: toBase64Url(response.clientDataJSON),
    authenticator_data: toBase64Url(response.authenticatorData),
    signature: toBase64Url(response.signature),
    ...(response.userHandle ? { user_handle: toBase64Url(response.userHandle) } : {}),
  };
}

/** Whether the browser can offer passkeys in the list under a field. */
export async function canOfferQuietly(): Promise<boolean> {
  if (!passkeysPossible()) return false;
  return (await PublicKeyCredential.isConditionalMediationAvailable?.().catch(() => false)) ?? false;
}
