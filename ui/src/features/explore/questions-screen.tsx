// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Link } from 'wouter';
import type { Question } from '../../shared/api/catalogue';
import { useQuestions } from '../../shared/catalogue/use-catalogue';
import { newIdea } from '../../shared/goals/goal-change';
import type { Entry } from '../../shared/record/entry';
import { WhoSeesChip } from '../../shared/privacy/who-sees-chip';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { FormPage } from '../../shared/shell/form-page';
import { Screen } from '../../shared/shell/screen';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Chip } from '../../shared/ui/chip';
import { EmptyState } from '../../shared/ui/empty-state';
import { TextArea } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';
import './explore.css';

/** The opening questions, one at a time. Nothing has to be answered, and any order will do. */
export function QuestionsScreen() {
  const words = useWords().explore;
  const questions = useQuestions();
  const { view } = useMyRecord();
  const [at, setAt] = useState<number>();
  const answered = new Set(view.all('reflection').map((reflection) => reflection.body.prompt));
  const firstOpen = Math.max(0, questions.findIndex((question) => !answered.has(question.code)));
  const index = at ?? firstOpen;
  const question = questions[index];
  if (!question)
    return (
      <Screen title={words.questions} back="/goals">
        <EmptyState title={words.missing}>
          <Link href="/goals/new">{words.ownWords}</Link>
        </EmptyState>
      </Screen>
    );
  return (
    <Screen title={words.questions} back="/goals">
      <OneQuestion
        key={question.code}
        question={question}
        place={words.of(index + 1, questions.length)}
        onKeep={() => setAt(index)}
        onNext={() => setAt((index + 1) % questions.length)}
      />
      <Link href="/explore">{words.explore}</Link>
    </Screen>
  );
}

interface OneQuestionProps {
  question: Question;
  place: string;
  /** An answer is about to be kept: this question stays until one goes on. */
  onKeep: () => void;
  onNext: () => void;
}

function OneQuestion({ question, place, onKeep, onNext }: OneQuestionProps) {
  const words = useWords().explore;
  const { view, write } = useMyRecord();
  const draft = useDraft(`question/${question.code}`, { text: '' });
  const text = draft.now.text.trim();
  const [saved, setSaved] = useState<string>();
  const [error, setError] = useState(false);
  const earlier = view.all('reflection').filter((one) => one.body.prompt === question.code && one.id !== saved);
  const entry = saved ? view.get('reflection', saved) : undefined;
  if (entry) return <Kept question={question} reflection={entry} onNext={onNext} />;
  const save = () => {
    if (!text) return setError(true);
    onKeep();
    const body = { prompt: question.code, text, areas: [], matters_most: false };
    const [id] = write([{ kind: 'reflection', seen_by: 'only_me', body }]);
    draft.clear();
    setSaved(id);
  };
  return (
    <>
      <p className="type-small type-muted">{place}</p>
      <FormPage
        onSubmit={save}
        line={<SaveLine draft={draft.state} />}
        foot={
          <>
            <Button look="primary" type="submit">
              {words.save}
            </Button>
            <Button look="quiet" onClick={onNext}>
              {words.skip}
            </Button>
          </>
        }
      >
        <h2 className="type-display">{question.text}</h2>
        <TextArea
          label={words.answer}
          hint={words.answerHint}
          rows={5}
          value={draft.now.text}
          maxLength={7000}
          error={error && !text ? words.needed : undefined}
          onChange={(event) => draft.set({ text: event.target.value })}
        />
      </FormPage>
      {earlier.length > 0 && (
        <details>
          <summary>{words.earlier}</summary>
          {earlier.map((one) => (
            <p key={one.id} className="own-words">
              {one.body.text}
            </p>
          ))}
        </details>
      )}
    </>
  );
}

interface KeptProps {
  question: Question;
  reflection: Entry<'reflection'>;
  onNext: () => void;
}

/** An answer is kept: make it an idea, mark it, share it, go on, or stop. */
function Kept({ question, reflection, onNext }: KeptProps) {
  const words = useWords().explore;
  const say = useToast();
  const { therapist, view, write } = useMyRecord();
  const { body } = reflection;
  const [idea, setIdea] = useState(false);
  const change = (next: Partial<typeof body>, seen_by = reflection.seen_by) =>
    write([{ id: reflection.id, kind: 'reflection', seen_by, body: { ...body, ...next } }]);
  const makeIdea = () => {
    write([newIdea(body.text.slice(0, 400))]);
    setIdea(true);
    say({ text: words.madeIdea });
  };
  const mostBefore = view.all('reflection').filter((one) => one.body.matters_most && one.id !== reflection.id);
  const markMost = () => {
    // One matters most at a time.
    const others = mostBefore.map((one) => ({
      id: one.id,
      kind: 'reflection' as const,
      seen_by: one.seen_by,
      body: { ...one.body, matters_most: false },
    }));
    write([
      ...(body.matters_most ? [] : others),
      { id: reflection.id, kind: 'reflection', seen_by: reflection.seen_by, body: { ...body, matters_most: !body.matters_most } },
    ]);
  };
  return (
    <>
      <Card heading={words.savedTitle} tint="good">
        <p className="type-muted">{question.text}</p>
        <p className="own-words">{body.text}</p>
        <div className="row">
          <WhoSeesChip kind="reflection" seenBy={reflection.seen_by} therapist={therapist} onChange={(who) => change({}, who)} />
          <Chip on={body.matters_most} icon="flag" onClick={markMost}>
            {words.matters}
          </Chip>
        </div>
        <p>{words.savedLine}</p>
      </Card>
      <div className="form-foot">
        {idea ? (
          <Link href="/goals/in/ideas" className="ui-button" data-look="primary">
            {words.toIdeas}
          </Link>
        ) : (
          <Button look="primary" icon="idea" onClick={makeIdea}>
            {words.makeIdea}
          </Button>
        )}
        <Button onClick={onNext}>{words.another}</Button>
      </div>
    </>
  );
}
