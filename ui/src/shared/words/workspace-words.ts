// SPDX-License-Identifier: Apache-2.0
import { enGoalDesk, type GoalDeskWords } from './en-goal-desk';
import { enPeople, type PeopleWords } from './en-people';
import { enStrip, type StripWords } from './en-strip';
import { enWorkspace, type WorkspaceWords } from './en-workspace';

/** The words of the workspace in the language of the page. */
export function useWorkspaceWords(): WorkspaceWords {
  return enWorkspace;
}

/** The words of the strip "Since last time" in the language of the page. */
export function useStripWords(): StripWords {
  return enStrip;
}

/** The words of the therapist's side of goals in the language of the page. */
export function useGoalDeskWords(): GoalDeskWords {
  return enGoalDesk;
}

/** The words of the page of accounts in the language of the page. */
export function usePeopleWords(): PeopleWords {
  return enPeople;
}
