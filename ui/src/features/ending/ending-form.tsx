// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { askedOrAgreed, endedAlone, endingFields, type EndingEntry, type EndingFields } from '../../shared/ending/ending';
import { today } from '../../shared/goals/days';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { FormPage } from '../../shared/shell/form-page';
import { Button } from '../../shared/ui/button';
import { ErrorSummary } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useEndingWords } from '../../shared/words/ending-words';
import type { EndingWords } from '../../shared/words/en-ending';
import { AccessCard } from './access-card';
import { TermsFields, WhyFields } from './terms-fields';

interface EndingFormProps {
  /** The ending as it has got, if there is one. */
  ending: EndingEntry | undefined;
  therapist: { account: string; name: string };
  /** Ending it without asking. */
  alone?: boolean;
  onDone: () => void;
}

/** What is missing before it can be sent, in words; nothing when all is there. */
function missing(form: EndingFields, words: EndingWords): string | undefined {
  if (!form.reason) return words.missing;
  if (form.reason === 'another' && !form.words.trim()) return words.missingWords;
  if (!form.ends_on || form.ends_on < today()) return words.missingDay;
  if (form.follow_up && form.follow_up <= form.ends_on) return words.missingLater;
  return undefined;
}

/** The two forms of one ending, each with its draft. Stopping alone begins with the reason that was being given. */
function useForms(ending: EndingEntry | undefined, therapist: string) {
  const asking = useDraft<EndingFields>(`ending/${therapist}`, endingFields(ending, 'client', today()));
  const { reason, words } = asking.now;
  const stopping = useDraft<EndingFields>(`ending-alone/${therapist}`, { reason, words, ends_on: today(), spacing: 'as_now', follow_up: '' });
  return { asking, stopping };
}

/** Why, when and how; and what stays afterwards, said before the yes. */
export function EndingForm({ ending, therapist, alone, onDone }: EndingFormProps) {
  const words = useEndingWords();
  const say = useToast();
  const { actor, save, write } = useMyRecord();
  const { asking, stopping } = useForms(ending, therapist.account);
  const draft = alone ? stopping : asking;
  const form = draft.now;
  const [error, setError] = useState<string>();
  const send = () => {
    const wrong = missing(form, words) ?? (alone && form.reason === 'another' ? words.missing : undefined);
    setError(wrong);
    if (wrong) return;
    if (alone) write([endedAlone(ending, therapist.account, form, form, 'client')]);
    else write([askedOrAgreed(ending, therapist.account, form, form, actor)]);
    asking.clear();
    if (alone) stopping.clear();
    say({ text: alone ? words.alone.done : words.asked(therapist.name) });
    onDone();
  };
  return (
    <FormPage
      onSubmit={send}
      line={<SaveLine draft={draft.state} sent={ending && save} />}
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
      <WhyFields why={form} onChange={draft.set} {...(alone ? { named: true } : {})} />
      <TermsFields terms={form} onChange={draft.set} {...(alone ? { dayOnly: true } : {})} />
      {form.ends_on && (
        <AccessCard endsOn={form.ends_on} name={therapist.name} {...(alone && form.ends_on <= today() ? { atOnce: true } : {})} />
      )}
    </FormPage>
  );
}
