// SPDX-License-Identifier: Apache-2.0

/** A value as it lies on the device: AES-GCM under a key that the browser keeps and never gives out. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** A key that can be used here and cannot be read, not even by this app. */
export function makeKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, /*extractable=*/ false, ['encrypt', 'decrypt']);
}

const bound = (place: string) => new TextEncoder().encode(place);

/** Seals a JSON value for one place; it does not open anywhere else. */
export async function seal(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(place) }, key, text);
  return { iv, data };
}

/** Opens what `seal` closed for that place. Throws where it was changed or moved. */
export async function unseal<T>(key: CryptoKey, place: string, sealed: Sealed): Promise<T> {
  const algorithm = { name: 'AES-GCM', iv: sealed.iv, additionalData: bound(place) };
  const text = await crypto.subtle.decrypt(algorithm, key, sealed.data);
  return JSON.parse(new TextDecoder().decode(text)) as T;
}
