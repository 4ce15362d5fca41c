// SPDX-License-Identifier: Apache-2.0
import { conflicts } from './en/conflicts';
import { entrance } from './en/entrance';
import { explore } from './en/explore';
import { frame } from './en/frame';
import { goals } from './en/goals';
import { help } from './en/help';
import { privacy } from './en/privacy';
import { today } from './en/today';

/** Every text of the client's app in English, by area. Another language is another file of the same shape. */
export const en = { locale: 'en-GB', name: 'English', conflicts, entrance, explore, frame, goals, help, privacy, today };

export type Words = typeof en;
