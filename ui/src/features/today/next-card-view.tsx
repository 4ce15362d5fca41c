// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { today } from '../../shared/goals/days';
import type { NextCard } from '../../shared/goals/next-card';
import { changedSpell } from '../../shared/goals/setbacks';
import { useQuestions } from '../../shared/catalogue/use-catalogue';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { useToast } from '../../shared/ui/toast';
import { useDayWords } from '../../shared/words/days';
import { useWords } from '../../shared/words/words';

interface FaceProps {
  title: string;
  words?: ReactNode;
  line?: ReactNode;
  /** The card's one main button. */
  main?: ReactNode;
  other?: ReactNode;
  onNotNow?: () => void;
}

function Face({ title, words, line, main, other, onNotNow }: FaceProps) {
  const text = useWords().today;
  return (
    <Card className="today-next" heading={title} tint="primary">
      {words && <p className="type-title">{words}</p>}
      {line && <p>{line}</p>}
      {(main || onNotNow) && (
        <div className="row">
          {main}
          {other}
          {onNotNow && (
            <Button look="quiet" onClick={onNotNow}>
              {text.notNow}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}

function Go({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="ui-button" data-look="primary">
      {children}
    </Link>
  );
}

/** The one next thing, with its one button. */
export function NextCardView({ card, onNotNow }: { card: NextCard; onNotNow: () => void }) {
  const words = useWords();
  const text = words.today.cards;
  const { therapist } = useMyRecord();
  const days = useDayWords();
  switch (card.card) {
    case 'together':
      return (
        <Face
          title={text.together(therapist ?? words.privacy.your)}
          words={card.goal.body.words}
          main={<Go href={`/together/${card.goal.id}`}>{text.join}</Go>}
        />
      );
    case 'join':
      return (
        <Face
          title={text.joinTitle}
          line={`${days.moment(card.session.body.starts)} · ${text.joinHow[card.session.body.mode](card.session.body.place ?? '')}`}
          main={<Go href="/topics">{words.today.session.bring}</Go>}
          onNotNow={onNotNow}
        />
      );
    case 'step':
      return <StepFace card={card} onNotNow={onNotNow} />;
    case 'review':
      return (
        <Face
          title={text.review}
          words={card.goal.body.words}
          line={text.reviewLine}
          main={<Go href={`/goals/${card.goal.id}/review`}>{text.reviewDo}</Go>}
          onNotNow={onNotNow}
        />
      );
    case 'eased':
      return <EasedFace card={card} />;
    case 'question':
      return <QuestionFace onNotNow={onNotNow} />;
    case 'nothing':
      return <Face title={text.nothing} line={text.nothingLine} />;
  }
}

function StepFace({ card, onNotNow }: { card: NextCard & { card: 'step' }; onNotNow: () => void }) {
  const words = useWords();
  const { step, goal } = card.step;
  return (
    <Face
      title={words.today.cards.step}
      words={step.body.words}
      line={words.goals.step.forGoal(goal.body.words)}
      main={<Go href={`/steps/${step.id}/done`}>{words.today.cards.stepDo}</Go>}
      other={
        <Link href={`/steps/${step.id}/not-today`} className="ui-button" data-look="secondary">
          {words.today.cards.stepNot}
        </Link>
      }
      onNotNow={onNotNow}
    />
  );
}

function EasedFace({ card }: { card: NextCard & { card: 'eased' } }) {
  const text = useWords().today.cards;
  const { write } = useMyRecord();
  const say = useToast();
  const [, go] = useLocation();
  // Asked once: whatever the answer, it is not asked again.
  const notYet = () => {
    write([changedSpell(card.spell, { asked: today() })]);
    say({ text: text.easedNoSaid });
  };
  return (
    <Face
      title={text.eased(card.goal.body.words)}
      line={text.easedLine}
      main={
        <Button look="primary" onClick={() => go(`/goals/${card.goal.id}/eased/${card.spell.id}`)}>
          {text.easedYes}
        </Button>
      }
      other={<Button onClick={notYet}>{text.easedNo}</Button>}
    />
  );
}

function QuestionFace({ onNotNow }: { onNotNow: () => void }) {
  const words = useWords();
  const first = useQuestions()[0];
  return (
    <Face
      title={words.today.cards.question}
      words={first?.text ?? words.goals.emptyTitle}
      main={<Go href="/questions">{words.today.cards.questionDo}</Go>}
      onNotNow={onNotNow}
    />
  );
}
