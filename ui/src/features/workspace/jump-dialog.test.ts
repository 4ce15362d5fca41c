// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { enWorkspace } from '../../shared/words/en-workspace';
import type { DeskClient } from './desk';
import { jumpTargets } from './jump-dialog';

const clients = ['Lena Vogel', 'Tom Brandt'].map((name, index) => ({ record: `r${index}`, name }) as DeskClient);
const texts = (typed: string) => jumpTargets(clients, typed, enWorkspace).map((target) => target.text);

describe('jumping', () => {
  it('offers the clients first, then the places', () => {
    expect(texts('').slice(0, 3)).toEqual(['Lena Vogel', 'Tom Brandt', 'Today']);
  });
  it('finds a client and what can be done with them by parts of words', () => {
    expect(texts('vog')).toEqual(['Lena Vogel', 'Goals of Lena Vogel', 'New goal together with Lena Vogel']);
    expect(texts('new tom')).toEqual(['New goal together with Tom Brandt']);
  });
  it('finds nothing for a name that is not there', () => {
    expect(texts('zzz')).toEqual([]);
  });
});
