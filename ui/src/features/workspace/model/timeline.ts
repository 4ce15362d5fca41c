// SPDX-License-Identifier: Apache-2.0
import { dayOf, type Day } from '../../../shared/goals/days';
import { storyOf, type StoryLine } from '../../../shared/goals/story';
import type { View } from '../../../shared/record/copy';
import type { IconName } from '../../../shared/ui/icon-paths';
import type { WorkspaceWords } from '../../../shared/words/en-workspace';
import { sessionsOf } from './sessions';

/** One line of a record's timeline, ready to read. */
export interface TimelineLine {
  key: string;
  day: Day;
  at: string;
  icon: IconName;
  text: string;
}

/** What happened in a record, newest first: meetings, and what the stories of its goals tell. */
export function timelineOf(view: View, owner: string, words: WorkspaceWords, now: Date): TimelineLine[] {
  const meetings = sessionsOf(view)
    .filter((session) => Date.parse(session.body.starts) <= now.getTime())
    .map((session): TimelineLine => ({
      key: session.id,
      day: dayOf(session.body.starts),
      at: session.body.starts,
      icon: 'sessions',
      text: words.timeline.session(session.body.number),
    }));
  const goals = view.all('goal').flatMap((goal) =>
    storyOf(view, goal).flatMap((line, index): TimelineLine[] => {
      const told = tell(line, line.called ?? goal.body.words, words.timeline);
      return told ? [{ key: `${goal.id}-${index}`, day: line.day, at: line.at, ...told }] : [];
    }),
  );
  const answers = view
    .all('reflection')
    .filter((reflection) => reflection.author === owner)
    .map((reflection): TimelineLine => ({
      key: reflection.id,
      day: dayOf(reflection.happened),
      at: reflection.happened,
      icon: 'words',
      text: words.timeline.reflection,
    }));
  return [...meetings, ...goals, ...answers].sort((a, b) => (a.at < b.at ? 1 : -1));
}

function tell(line: StoryLine, goal: string, words: WorkspaceWords['timeline']): { icon: IconName; text: string } | undefined {
  const because = 'reason' in line && line.reason ? `, ${words.because(line.reason)}` : '';
  switch (line.what) {
    case 'made':
      return { icon: 'idea', text: words.goalMade(goal) };
    case 'agreed':
      return { icon: 'agree', text: words.goalAgreed(goal) };
    case 'reworded':
      return { icon: 'edit', text: words.goalChanged(line.words) + because };
    case 'reached':
      return { icon: 'flag', text: words.goalReached(goal) };
    case 'paused':
      return { icon: 'rest', text: words.goalPaused(goal) };
    case 'let_go':
      return { icon: 'exit', text: words.goalLetGo(goal) + because };
    case 'resumed':
    case 'brought_back':
      return { icon: 'undo', text: words.goalBack(goal) };
    case 'harder':
      return { icon: 'harder', text: words.harder(goal) };
    case 'eased':
      return { icon: 'check', text: words.eased(line.days ?? 0) };
    default:
      return undefined;
  }
}
