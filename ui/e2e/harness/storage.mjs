// SPDX-License-Identifier: Apache-2.0

/**
 * Looks for words in everything this device keeps for the app: every IndexedDB value in every form its bytes could be
 * read in, the caches, and the small storages. Returns where each word was found.
 */
export function plainTextOnDevice(device, words) {
  return device.page.evaluate(async (wanted) => {
    const found = [];
    const look = (place, text) => {
      for (const word of wanted) if (text.toLowerCase().includes(word.toLowerCase())) found.push(`${word} in ${place}`);
    };
    const bytesOf = (value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array(value.buffer));
    const readAll = (place, value) => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
        for (const form of ['utf-8', 'utf-16le']) look(place, new TextDecoder(form).decode(bytesOf(value)));
      } else if (value instanceof CryptoKey) {
        if (value.extractable) found.push(`a key that can be taken out in ${place}`);
      } else if (value !== null && typeof value === 'object') {
        for (const [name, part] of Object.entries(value)) {
          look(place, name);
          readAll(place, part);
        }
      } else look(place, String(value));
    };
    const asked = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      look('the name of a database', name);
      const base = await asked(indexedDB.open(name));
      for (const store of base.objectStoreNames) {
        const shelf = base.transaction(store).objectStore(store);
        readAll(`${name}/${store}`, [await asked(shelf.getAllKeys()), await asked(shelf.getAll())]);
      }
      base.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        look('the address of a cached file', request.url);
        if (new URL(request.url).pathname.startsWith('/api/')) found.push(`an answer of the API in ${name}`);
        look(`cached ${request.url}`, await (await cache.match(request)).text());
      }
    }
    for (const shelf of [localStorage, sessionStorage]) look('a small storage', JSON.stringify({ ...shelf }));
    return found;
  }, words);
}
