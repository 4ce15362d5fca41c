// SPDX-License-Identifier: Apache-2.0
import type { GoalEntry } from '../../shared/goals/goal';
import { changed, inState, reopened, type Actor } from '../../shared/goals/goal-change';
import { newStep } from '../../shared/goals/steps';
import type { AnyDraft, Entry } from '../../shared/record/entry';

type SuggestionEntry = Entry<'suggestion'>;

/** A suggestion with its answer; everything else in it stays as the therapist wrote it. */
export function answered(suggestion: SuggestionEntry, answer: SuggestionEntry['body']['answer']): AnyDraft {
  return { id: suggestion.id, kind: 'suggestion', seen_by: suggestion.seen_by, body: { ...suggestion.body, answer } };
}

function withArea(goal: GoalEntry, suggestion: SuggestionEntry, actor: Actor): AnyDraft[] {
  const { area } = suggestion.body;
  const known = goal.body.areas.some((one) => one.code === area?.code);
  if (!area || known || goal.body.areas.length >= 3) return [];
  return [changed(goal, { areas: [...goal.body.areas, { ...area, main: goal.body.areas.length === 0 }] }, actor)];
}

function effect(goal: GoalEntry, suggestion: SuggestionEntry, actor: Actor): AnyDraft[] {
  const { what, words } = suggestion.body;
  switch (what) {
    case 'wording': {
      const draft = changed(goal, { words: words ?? goal.body.words }, actor);
      return [{ ...draft, body: { ...draft.body, words_by: 'therapist' } }];
    }
    case 'area':
      return withArea(goal, suggestion, actor);
    case 'step':
      return [newStep(goal, { words: words ?? '', sort: 'one_off' }, { words_by: 'therapist' })];
    case 'pause':
      return goal.body.state === 'active' || goal.body.state === 'agreed' ? [inState(goal, 'paused')] : [];
    case 'let_go':
      return [inState(goal, 'let_go')];
    case 'reopen':
      return [reopened(goal)];
  }
}

/** Taking a suggestion: what it does to the goal, and its answer, written as one. */
export function acceptedDrafts(goal: GoalEntry, suggestion: SuggestionEntry, actor: Actor): AnyDraft[] {
  return [...effect(goal, suggestion, actor), answered(suggestion, 'accepted')];
}
