// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { GoalEntry } from '../../shared/goals/goal';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Screen } from '../../shared/shell/screen';
import { EmptyState } from '../../shared/ui/empty-state';
import { Skeleton } from '../../shared/ui/skeleton';
import { useWords } from '../../shared/words/words';

interface GoalFrameProps {
  id: string;
  title: string;
  back?: string;
  wide?: boolean;
  children: (goal: GoalEntry) => ReactNode;
}

/** A page about one goal: its bar, and a plain line where the goal is not there. */
export function GoalFrame({ id, title, back, wide, children }: GoalFrameProps) {
  const words = useWords();
  const { view, loaded } = useMyRecord();
  const goal = view.get('goal', id);
  return (
    <Screen title={title} back={back ?? `/goals/${id}`} {...(wide ? { wide } : {})}>
      {goal && children(goal)}
      {!goal && loaded && <EmptyState title={words.goals.page.missing} />}
      {!goal && !loaded && <Skeleton label={words.frame.loading} />}
    </Screen>
  );
}
