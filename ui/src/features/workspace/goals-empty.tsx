// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { readCatalogue, type Question } from '../../shared/api/catalogue';
import { ButtonLink } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { EmptyState } from '../../shared/ui/empty-state';
import { WhoseWords } from '../../shared/ui/whose-words';
import { firstNameOf } from '../../shared/ui/initials';
import { useGoalDeskWords, useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { paths } from './paths';

/** Where there are no goals yet: what the client has shared in their own words, and questions to begin from. */
export function GoalsEmpty({ client, onlyQuestions }: { client: DeskClient; onlyQuestions?: boolean }) {
  const words = useGoalDeskWords();
  const record = useWorkspaceWords().record;
  const answers = client.state.view.all('reflection');
  return (
    <div className="stack">
      {!onlyQuestions && (
        <EmptyState title={words.emptyTitle} line={words.emptyLine}>
          <ButtonLink look="primary" icon="together" href={paths.together(client.record)} data-afresh="">
            {record.newGoal}
          </ButtonLink>
        </EmptyState>
      )}
      {answers.length > 0 && (
        <Card heading={words.sharedAnswers}>
          <ul role="list" className="ws-lines">
            {answers.map((answer) => (
              <li key={answer.id}>
                <span>{answer.body.text}</span>
                <WhoseWords name={client.name} party="client">
                  {record.who(firstNameOf(client.name))}
                </WhoseWords>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Questions />
    </div>
  );
}

function Questions() {
  const words = useGoalDeskWords();
  const [questions, setQuestions] = useState<Question[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    readCatalogue().then(
      (catalogue) => setQuestions(catalogue.questions),
      () => setFailed(true),
    );
  }, []);
  return (
    <Card heading={words.questions}>
      {failed && <p className="type-muted">{words.questionsOff}</p>}
      <ul className="ws-questions">
        {questions?.map((question) => (
          <li key={question.code}>{question.text}</li>
        ))}
      </ul>
    </Card>
  );
}
