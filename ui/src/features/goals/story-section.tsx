// SPDX-License-Identifier: Apache-2.0
import type { GoalEntry } from '../../shared/goals/goal';
import { storyOf, type StoryLine } from '../../shared/goals/story';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Card } from '../../shared/ui/card';
import { useDayWords } from '../../shared/words/days';
import type { Words } from '../../shared/words/en';
import { storyText } from '../../shared/words/story-text';
import { useWords } from '../../shared/words/words';

/** What happened with a goal, newest first, in plain words: who, when, why. */
export function StorySection({ goal }: { goal: GoalEntry }) {
  const words: Words = useWords();
  const days = useDayWords();
  const { view, nameOf } = useMyRecord();
  const lines: StoryLine[] = storyOf(view, goal);
  return (
    <Card heading={words.goals.page.story}>
      <ol role="list" className="story">
        {lines.map((line, index) => (
          <li key={`${line.at}-${line.what}-${index}`} data-what={line.what}>
            <time dateTime={line.day} className="type-small type-muted">
              {days.short(line.day)}
            </time>
            {storyText(line, words.goals.story, nameOf)}
          </li>
        ))}
      </ol>
    </Card>
  );
}
