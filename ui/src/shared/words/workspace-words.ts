// SPDX-License-Identifier: Apache-2.0
import { enEndingDesk, type EndingDeskWords } from './en-ending-desk';
import { enGoalDesk, type GoalDeskWords } from './en-goal-desk';
import { enPeople, type PeopleWords } from './en-people';
import { enStrip, type StripWords } from './en-strip';
import { enWorkspace, type WorkspaceWords } from './en-workspace';
import { useWords } from './words';

interface Pack {
  workspace: WorkspaceWords;
  strip: StripWords;
  goalDesk: GoalDeskWords;
  people: PeopleWords;
  endingDesk: EndingDeskWords;
}

/**
 * The workspace's texts by language. They load with the workspace, and not with the client's app. There is only English
 * so far: a therapist who chooses German has the workspace itself in English.
 */
const english: Pack = { workspace: enWorkspace, strip: enStrip, goalDesk: enGoalDesk, people: enPeople, endingDesk: enEndingDesk };
const packs: Record<string, Pack> = { 'en-GB': english };

function usePack(): Pack {
  return packs[useWords().locale] ?? english;
}

/** The words of the workspace in the language of the page. */
export function useWorkspaceWords(): WorkspaceWords {
  return usePack().workspace;
}

/** The words of the strip "Since last time" in the language of the page. */
export function useStripWords(): StripWords {
  return usePack().strip;
}

/** The words of the therapist's side of goals in the language of the page. */
export function useGoalDeskWords(): GoalDeskWords {
  return usePack().goalDesk;
}

/** The words of the page of accounts in the language of the page. */
export function usePeopleWords(): PeopleWords {
  return usePack().people;
}

/** The words of endings on the therapist's side in the language of the page. */
export function useEndingDeskWords(): EndingDeskWords {
  return usePack().endingDesk;
}
