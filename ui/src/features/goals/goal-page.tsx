// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { today } from '../../shared/goals/days';
import { agreedByBoth, goalsIn, isLive, openTogether, segmentOf, type GoalEntry } from '../../shared/goals/goal';
import { seenBy } from '../../shared/goals/goal-change';
import { ratingsOf } from '../../shared/goals/ratings';
import { reviewDue } from '../../shared/goals/reviews';
import { isHarderNow, openSpell, spellsOf } from '../../shared/goals/setbacks';
import { WhoSeesChip } from '../../shared/privacy/who-sees-chip';
import { lazyPiece } from '../../shared/shell/lazy-screen';
import { WhileWriting } from '../../shared/session/while-writing';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Banner } from '../../shared/ui/banner';
import { Card } from '../../shared/ui/card';
import { Token } from '../../shared/ui/chip';
import { Icon } from '../../shared/ui/icon';
import { HarderRibbon } from '../../shared/ui/ribbon';
import { WhoseWords } from '../../shared/ui/whose-words';
import { useWords } from '../../shared/words/words';
import { AgreeSection } from './agree-section';
import { ChangeDeeds, GoalTopic } from './goal-deeds';
import { GoalFrame } from './goal-frame';
import { stateIcons } from './goal-state';
import { LinksSection } from './links-section';
import { PathMarks } from './path-marks';
import { StepsSection } from './steps-section';
import { StorySection } from './story-section';
import { Suggestions } from './suggestions';

const GoalChart = lazyPiece(() => import('./goal-chart').then((m) => m.default));
const SpellsChart = lazyPiece(() => import('./spells-chart').then((m) => m.default));

/** One goal with everything that belongs to it. */
export function GoalPage({ id }: { id: string }) {
  const words = useWords().goals;
  return (
    <GoalFrame id={id} title={words.title} back="/goals" wide>
      {(goal) => <Whole goal={goal} />}
    </GoalFrame>
  );
}

function Whole({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals;
  const { view, conflicts } = useMyRecord();
  const common = useWords().frame;
  const live = isLive(goal.body);
  const together = openTogether(view, goal.id);
  const here = conflicts.filter((conflict) => conflict.id === goal.id);
  return (
    <div className="goal-layout">
      <OtherGoals goal={goal} />
      <div className="stack">
        {together && <JoinBanner goal={goal} />}
        {here.length > 0 && (
          <Banner icon="words" tint="warm" action={<Link href="/conflicts">{common.seeBoth}</Link>}>
            {common.conflict}
          </Banner>
        )}
        <Head goal={goal} />
        <WhileWriting>
          <Suggestions goal={goal} />
          {reviewDue(view, goal, today()) && (
            <Banner icon="review" action={<Link href={`/goals/${goal.id}/review`}>{words.page.review}</Link>}>
              {words.page.reviewDue}
            </Banner>
          )}
          <AgreeSection goal={goal} />
        </WhileWriting>
        {goal.body.state !== 'idea' && <WhereNow goal={goal} />}
        <WhileWriting>{live && <HarderLink goal={goal} />}</WhileWriting>
        <StepsSection goal={goal} />
        <LinksSection goal={goal} />
      </div>
      <div className="stack">
        <WhileWriting>
          <GoalTopic goal={goal} />
        </WhileWriting>
        <Spells goal={goal} />
        <StorySection goal={goal} />
        <WhileWriting>
          <ChangeDeeds goal={goal} />
        </WhileWriting>
      </div>
    </div>
  );
}

/** The other goals of the same segment, beside this one where there is room. */
function OtherGoals({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals;
  const { view } = useMyRecord();
  const segment = segmentOf(goal.body);
  return (
    <nav className="goal-side" aria-label={words.segments[segment]}>
      {goalsIn(view, segment).map((one) => (
        <Link key={one.id} href={`/goals/${one.id}`} aria-current={one.id === goal.id ? 'page' : undefined}>
          {one.body.words}
        </Link>
      ))}
    </nav>
  );
}

function JoinBanner({ goal }: { goal: GoalEntry }) {
  const words = useWords();
  const { therapist } = useMyRecord();
  const join = <Link href={`/together/${goal.id}`}>{words.today.cards.join}</Link>;
  return (
    <Banner icon="together" announce action={join}>
      {words.today.cards.together(therapist ?? words.privacy.your)}
    </Banner>
  );
}

function Head({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals;
  const { nameOf, therapist, view, write, record } = useMyRecord();
  const { body } = goal;
  const writer = goal.versions.findLast((version, index) => goal.versions[index - 1]?.body.words !== version.body.words);
  const person = record.people.find((one) => one.account === writer?.author);
  return (
    <Card>
      <p className="type-display goal-words">{body.words}</p>
      <div className="row">
        <Token icon={stateIcons[body.state]} tint={agreedByBoth(body) ? 'primary' : 'plain'}>
          {words.states[body.state]}
        </Token>
        {isHarderNow(view, goal) && <HarderRibbon>{words.harderNow}</HarderRibbon>}
        <WhoSeesChip
          kind="goal"
          seenBy={goal.seen_by}
          therapist={therapist}
          onChange={(who) => write([seenBy(goal, who)])}
        />
        {person && (
          <WhoseWords name={person.name} party={body.words_by}>
            {body.words_by === 'client' ? words.page.words : words.page.whoseWords(nameOf(person.account))}
          </WhoseWords>
        )}
      </div>
      {body.why && (
        <div>
          <h2 className="type-label type-muted">{words.page.why}</h2>
          <p>{body.why}</p>
        </div>
      )}
      {body.value && (
        <div>
          <h2 className="type-label type-muted">{words.page.value}</h2>
          <p>{body.value}</p>
        </div>
      )}
      {body.areas.length > 0 && (
        <p className="row" aria-label={words.page.areas}>
          {body.areas.map((area) => (
            <Token key={area.code}>{area.label}</Token>
          ))}
        </p>
      )}
      {body.state === 'idea' && <p className="type-muted">{words.page.ideaLine}</p>}
      <WhileWriting>
        <div>
          <Link href={`/goals/${goal.id}/details`}>{body.why ? words.page.details : words.page.addWhy}</Link>
        </div>
      </WhileWriting>
    </Card>
  );
}

function WhereNow({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals;
  const { view } = useMyRecord();
  const ratings = ratingsOf(view, goal.id);
  const marks = <PathMarks values={ratings.map((one) => one.body.value)} goodEnough={goal.body.good_enough} />;
  return (
    <Card heading={words.page.whereNow}>
      {ratings.length >= 2 ? (
        <GoalChart goal={goal} meanwhile={marks} />
      ) : (
        marks
      )}
      <WhileWriting>
        <Link href={`/goals/${goal.id}/rate`} className="ui-button" data-look="primary">
          {words.page.rate}
        </Link>
      </WhileWriting>
    </Card>
  );
}

function HarderLink({ goal }: { goal: GoalEntry }) {
  const words = useWords().goals;
  const { view } = useMyRecord();
  const open = openSpell(view, goal.id);
  return (
    <div className="goal-deeds">
      {open ? (
        <Link href={`/goals/${goal.id}/eased/${open.id}`} className="ui-button" data-look="secondary">
          <Icon name="harder" />
          {words.setback.easedDo}
        </Link>
      ) : (
        <Link href={`/goals/${goal.id}/harder`} className="ui-button" data-look="secondary">
          <Icon name="harder" />
          {words.page.harder}
        </Link>
      )}
    </div>
  );
}

function Spells({ goal }: { goal: GoalEntry }) {
  const { view } = useMyRecord();
  if (spellsOf(view, goal.id).length === 0) return null;
  return (
    <Card>
      <SpellsChart goal={goal} />
    </Card>
  );
}
