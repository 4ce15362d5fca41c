// SPDX-License-Identifier: Apache-2.0
import { askedOrAgreed, endingFields, saidYes, takenBack, type EndingEntry } from '../../shared/ending/ending';
import { today } from '../../shared/goals/days';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { AgreeMark } from '../../shared/ui/agree-mark';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { useToast } from '../../shared/ui/toast';
import { useDayWords } from '../../shared/words/days';
import { useEndingWords } from '../../shared/words/ending-words';
import type { EndingWords } from '../../shared/words/en-ending';
import { AccessCard } from './access-card';
import { HelpedCard } from './helped-card';
import { PlanOffer } from './plan-offer';
import { WhyFields } from './terms-fields';

interface EndingStateProps {
  ending: EndingEntry;
  therapist: { account: string; name: string };
  onChange: () => void;
  onAlone: () => void;
}

function headline({ body }: EndingEntry, name: string, words: EndingWords): string {
  if (body.state === 'agreed') return words.bothAgreed;
  if (body.state === 'one_sided') return body.ended_by === 'client' ? words.alone.done : words.alone.theirs(name);
  return saidYes(body, 'client') ? words.youAsked(name) : words.theyAsk(name);
}

/** An ending that is asked for or that stands: both reasons, the day, what stays, and the two yes marks. */
export function EndingState({ ending, therapist, onChange, onAlone }: EndingStateProps) {
  const words = useEndingWords();
  const say = useToast();
  const { write } = useMyRecord();
  const { body } = ending;
  const theirs = body.state === 'one_sided' && body.ended_by === 'therapist';
  const back = () => {
    write([takenBack(ending)]);
    say({ text: words.takenBack });
  };
  return (
    <>
      <p className="type-heading">{headline(ending, therapist.name, words)}</p>
      <TermsCard ending={ending} name={therapist.name} />
      <AccessCard endsOn={body.ends_on} name={therapist.name} />
      {body.state === 'one_sided' && <p>{theirs ? words.alone.theirsLine : words.alone.talk}</p>}
      {body.state !== 'one_sided' && <Marks ending={ending} therapist={therapist} />}
      <PlanOffer />
      {body.goodbye && (
        <Card heading={words.goodbye(therapist.name)}>
          <p className="ending-note">{body.goodbye}</p>
        </Card>
      )}
      {body.state !== 'proposed' && <HelpedCard ending={ending} />}
      {!theirs && (
        <div className="row">
          {body.state !== 'one_sided' && <Button onClick={onChange}>{words.change}</Button>}
          <Button onClick={back}>{body.state === 'proposed' && !saidYes(body, 'client') ? words.decline : words.takeBack}</Button>
          {body.state !== 'one_sided' && (
            <Button look="quiet" onClick={onAlone}>
              {words.alone.open}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function TermsCard({ ending, name }: { ending: EndingEntry; name: string }) {
  const words = useEndingWords();
  const days = useDayWords();
  const { body } = ending;
  return (
    <Card heading={words.ends(days.day(body.ends_on))}>
      <dl className="ending-terms">
        {body.state !== 'one_sided' && (
          <>
            <dt>{words.howWeEnd}</dt>
            <dd>
              {words.spacings[body.spacing]}. {words.spacingMore[body.spacing]}
            </dd>
          </>
        )}
        <dt>{words.followUp}</dt>
        <dd>{body.follow_up ? days.day(body.follow_up) : words.followUpNone}</dd>
        <Said heading={words.myReason} alone={body.state === 'one_sided'}>
          {body.client_reason && words.said(words.reasons[body.client_reason], body.client_words ?? '')}
        </Said>
        <Said heading={words.theirReason(name)} alone={body.state === 'one_sided'}>
          {body.therapist_reason && words.said(words.theirReasons[body.therapist_reason], body.therapist_words ?? '')}
        </Said>
      </dl>
    </Card>
  );
}

/** One side's reason; where one of them ended it, the other owes none. */
function Said({ heading, alone, children }: { heading: string; alone: boolean; children: string | undefined }) {
  const words = useEndingWords();
  if (!children && alone) return null;
  return (
    <>
      <dt>{heading}</dt>
      <dd>{children ?? words.noReason}</dd>
    </>
  );
}

/** The two marks. Before my own: my reason, where I have given none. */
function Marks({ ending, therapist }: { ending: EndingEntry; therapist: { account: string; name: string } }) {
  const words = useEndingWords();
  const { actor, write } = useMyRecord();
  const { body } = ending;
  const draft = useDraft(`ending/${therapist.account}`, endingFields(ending, 'client', today()));
  const why = draft.now;
  const [mine, theirs] = [saidYes(body, 'client'), saidYes(body, 'therapist')];
  const ready = why.reason !== undefined && (why.reason !== 'another' || why.words.trim() !== '');
  const agree = () => {
    write([askedOrAgreed(ending, therapist.account, body, why, actor)]);
    draft.clear();
  };
  return (
    <Card heading={words.marks} tint={mine && theirs ? 'good' : 'primary'}>
      {!mine && <WhyFields why={why} onChange={draft.set} />}
      {!mine && <SaveLine draft={draft.state} />}
      <div className="row">
        {mine ? (
          <AgreeMark given>{words.mineGiven}</AgreeMark>
        ) : (
          <AgreeMark given={false} disabled={!ready} onChange={agree}>
            {words.mine}
          </AgreeMark>
        )}
        <AgreeMark given={theirs}>{theirs ? words.theirs(therapist.name) : words.waiting(therapist.name)}</AgreeMark>
      </div>
      {!mine && !ready && <p className="type-muted">{words.missing}</p>}
      {body.state === 'agreed' && <p>{words.agreed}</p>}
      {body.state === 'proposed' && mine && <p>{words.asked(therapist.name)}</p>}
    </Card>
  );
}
