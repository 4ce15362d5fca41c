// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { AnyDraft } from '../../shared/record/entry';
import type { View } from '../../shared/record/copy';
import { useRecord, useSignedIn } from '../../shared/session/session-context';
import { Button } from '../../shared/ui/button';
import { EmptyState } from '../../shared/ui/empty-state';
import { firstNameOf } from '../../shared/ui/initials';
import { Skeleton } from '../../shared/ui/skeleton';
import { useTogetherWords } from '../../shared/words/together-words';
import { Agenda } from './agenda';
import { AgreeBar } from './agree-bar';
import { Conflicts } from './conflicts';
import { GoalTool } from './goal-tool';
import { StartPanel } from './start-panel';
import { TogetherBanner } from './together-banner';
import { TogetherContext, type Together } from './use-together';
import { useOpenMark } from './use-open-mark';
import './together.css';

interface TogetherScreenProps {
  record: string;
  /** The goal it is open on; absent: a new goal begins. */
  goal?: string | undefined;
  /** Where it leads when it is closed; by default each to their own page. */
  onLeave?: (() => void) | undefined;
}

/** The Together view: two people make one goal, each on their own device or side by side. It loads this record alone. */
export default function TogetherScreen({ record, goal, onLeave }: TogetherScreenProps) {
  const words = useTogetherWords();
  const together = useTogetherHere(record);
  const { loaded } = useRecord(record);
  const entry = goal ? together.view.get('goal', goal) : undefined;
  const closeMark = useOpenMark(together, loaded ? entry?.id : undefined);
  const [, navigate] = useLocation();
  const leave = () => {
    closeMark();
    if (onLeave) onLeave();
    else navigate(together.party === 'client' ? (goal ? `/goals/${goal}` : '/goals') : `/clients/${record}/goals`);
  };
  return (
    <TogetherContext value={together}>
      <div className="tg" data-room="client" data-party={together.party}>
        <TogetherBanner goal={entry?.id} onLeave={leave} />
        {!loaded && (
          <main className="tg-main" id="main">
            <Skeleton label={words.loading} count={6} />
          </main>
        )}
        {loaded && (
          <div className="tg-columns">
            <Agenda />
            <main className="tg-main" id="main" tabIndex={-1}>
              <Conflicts />
              {goal && !entry && (
                <EmptyState level={1} title={words.notHere} line={words.notHereLine}>
                  <Button onClick={leave}>{words.leave}</Button>
                </EmptyState>
              )}
              {!goal && <StartPanel />}
              {entry && <GoalTool key={entry.id} goal={entry} />}
            </main>
          </div>
        )}
        {loaded && entry && <AgreeBar goal={entry} />}
      </div>
    </TogetherContext>
  );
}

/** Who is here, on which record, and how they write: each deed can be taken back in the order it was done. */
function useTogetherHere(record: string): Together {
  const { me, records } = useSignedIn();
  const { view, store } = useRecord(record);
  const [undone, setUndone] = useState<readonly ((view: View) => readonly AnyDraft[])[]>([]);
  const write = useCallback<Together['write']>(
    (drafts, undo) => {
      if (drafts.length === 0) return;
      store.append(record, drafts);
      if (undo) setUndone((list) => [...list.slice(-19), undo]);
    },
    [store, record],
  );
  const names = useMemo(() => {
    const here = records.find((one) => one.id === record);
    const owner = here?.people.find((person) => person.account === here.owner)?.name ?? '';
    const other = here?.people.find((person) => person.account !== here.owner && person.role !== 'client')?.name ?? '';
    return { client: owner, therapist: me.role === 'client' ? other : me.name };
  }, [records, record, me]);
  const party = me.role === 'client' ? 'client' : 'therapist';
  const last = undone.at(-1);
  return {
    record,
    view,
    store,
    today: me.practice.today,
    actor: { account: me.account, party },
    party,
    names: { client: firstNameOf(names.client), therapist: firstNameOf(names.therapist) },
    fullNames: names,
    write,
    takeBack: last && (() => {
      store.append(record, last(store.state(record).view));
      setUndone((list) => list.slice(0, -1));
    }),
  };
}
