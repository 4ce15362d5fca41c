// SPDX-License-Identifier: Apache-2.0
import { openDB, type IDBPDatabase } from 'idb';

/** What belongs to the device and to nobody's story: looks, language, and who was here last. */
export interface DeviceSettings {
  /** The account that is signed in here, and whether the person said that the device is theirs alone. */
  current?: { account: string; ownDevice: boolean };
  /** Somebody left in a hurry: nothing opens here before signing in again. */
  left?: boolean;
  theme?: 'light' | 'dark' | 'dim';
  textSize?: 'large' | 'larger' | 'largest';
  font?: 'system';
  calm?: boolean;
  language?: string;
  country?: string;
  exitTo?: ExitPlace;
  exitButton?: 'hidden';
  exitKeys?: 'off';
  /** Keys that do something by themselves, without Ctrl: j, k, [ and ]. */
  singleKeys?: 'off';
  /** A passkey or a code app was offered on this device, and answered. */
  factorOffer?: 'answered';
}

/** Where "Leave now" goes. */
export type ExitPlace = 'weather' | 'news' | 'search';

const names = [
  'current',
  'left',
  'theme',
  'textSize',
  'font',
  'calm',
  'language',
  'country',
  'exitTo',
  'exitButton',
  'exitKeys',
  'singleKeys',
  'factorOffer',
] as const satisfies readonly (keyof DeviceSettings)[];

let opened: Promise<IDBPDatabase | undefined> | undefined;
const inMemory = new Map<string, unknown>();

function database(): Promise<IDBPDatabase | undefined> {
  opened ??= (async () => {
    if (typeof indexedDB === 'undefined') return undefined;
    return openDB('cairn-device', 1, {
      upgrade(db) {
        db.createObjectStore('settings');
        db.createObjectStore('content');
      },
    });
  })().catch(() => undefined);
  return opened;
}

export async function readSettings(): Promise<DeviceSettings> {
  const db = await database();
  const pairs = await Promise.all(
    names.map(async (name) => [name, db ? ((await db.get('settings', name)) as unknown) : inMemory.get(name)] as const),
  );
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

export async function writeSetting<Name extends keyof DeviceSettings>(
  name: Name,
  value: DeviceSettings[Name] | undefined,
): Promise<void> {
  const db = await database();
  if (!db) return void inMemory.set(name, value);
  if (value === undefined) await db.delete('settings', name);
  else await db.put('settings', value, name);
}

/** Content that is the same for everybody, kept so that it is there without a network. */
export async function readContent<T>(name: string): Promise<T | undefined> {
  return (await database())?.get('content', name) as Promise<T | undefined>;
}

export async function keepContent(name: string, value: unknown): Promise<void> {
  await (await database())?.put('content', value, name);
}
