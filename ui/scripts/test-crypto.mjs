// SPDX-License-Identifier: Apache-2.0
// For the unit tests: Node 18 has the browser's cryptography, and does not hold it out by itself.
import { webcrypto } from 'node:crypto';

if (!globalThis.crypto?.subtle) Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
