// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { askedOrAgreed, endedAlone, firstLastDay, type EndingEntry, type Terms, type Why } from '../../shared/ending/ending';
import { today } from '../../shared/goals/days';
import { useMyRecord } from '../../shared/session/use-my-record';
import { FormPage } from '../../shared/shell/form-page';
import { Button } from '../../shared/ui/button';
import { ErrorSummary } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useEndingWords } from '../../shared/words/ending-words';
import type { EndingWords } from '../../shared/words/en-ending';
import { AccessCard } from './access-card';
import { TermsFields, WhyFields } from './terms-fields';
import { useWhy } from './use-why';

interface EndingFormProps {
  /** The ending as it has got, if there is one. */
  ending: EndingEntry | undefined;
  therapist: { account: string; name: string };
  /** Ending it without asking. */
  alone?: boolean;
  onDone: () => void;
}

/** What is missing before it can be sent, in words; nothing when all is there. */
function missing(terms: Terms, why: Why, words: EndingWords): string | undefined {
  if (!why.reason) return words.missing;
  if (why.reason === 'another' && !why.words.trim()) return words.missingWords;
  if (!terms.ends_on || terms.ends_on < today()) return words.missingDay;
  if (terms.follow_up && terms.follow_up <= terms.ends_on) return words.missingLater;
  return undefined;
}

const termsOf = (ending: EndingEntry | undefined): Terms => {
  if (!ending || ending.body.ends_on < today()) return { ends_on: firstLastDay(today()), spacing: 'further_apart' };
  const { ends_on, spacing, follow_up } = ending.body;
  return { ends_on, spacing, ...(follow_up ? { follow_up } : {}) };
};

/** Why, when and how; and what stays afterwards, said before the yes. */
export function EndingForm({ ending, therapist, alone, onDone }: EndingFormProps) {
  const words = useEndingWords();
  const say = useToast();
  const { actor, write } = useMyRecord();
  const [terms, setTerms] = useState<Terms>(() => (alone ? { ends_on: today(), spacing: 'as_now' } : termsOf(ending)));
  const [why, setWhy, clearWhy] = useWhy(ending, therapist.account);
  const [error, setError] = useState<string>();
  const send = () => {
    const wrong = missing(terms, why, words) ?? (alone && why.reason === 'another' ? words.missing : undefined);
    setError(wrong);
    if (wrong) return;
    if (alone) write([endedAlone(ending, therapist.account, terms, why, 'client')]);
    else write([askedOrAgreed(ending, therapist.account, terms, why, actor)]);
    clearWhy();
    say({ text: alone ? words.alone.done : words.asked(therapist.name) });
    onDone();
  };
  return (
    <FormPage
      onSubmit={send}
      foot={
        <>
          <Button look="primary" type="submit" wide>
            {alone ? words.alone.save : words.ask(therapist.name)}
          </Button>
          {(alone || ending) && <Button onClick={onDone}>{words.alone.back}</Button>}
        </>
      }
    >
      <ErrorSummary title={words.fix} errors={error ? [{ text: error }] : []} />
      {alone && <p>{words.alone.line(therapist.name)}</p>}
      <WhyFields why={why} onChange={setWhy} {...(alone ? { named: true } : {})} />
      <TermsFields terms={terms} onChange={setTerms} {...(alone ? { dayOnly: true } : {})} />
      {terms.ends_on && (
        <AccessCard endsOn={terms.ends_on} name={therapist.name} {...(alone && terms.ends_on <= today() ? { atOnce: true } : {})} />
      )}
    </FormPage>
  );
}
