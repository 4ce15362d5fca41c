// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { addPasskey, beginPasskey } from '../../shared/api/doors';
import type { FactorAdded } from '../../shared/api/schema';
import { doorSentence } from '../../shared/doors/door-sentence';
import { makePasskey } from '../../shared/doors/passkey';
import { FormPage } from '../../shared/shell/form-page';
import { Button } from '../../shared/ui/button';
import { ErrorSummary, TextField } from '../../shared/ui/field';
import { useDoorWords } from '../../shared/words/door-words';

interface AddPasskeyProps {
  /** It is the first thing besides a password, and its owner may do without: what that changes is said before. */
  first?: boolean;
  onAdded: (added: FactorAdded) => void;
}

/** Makes a passkey on this device. */
export function AddPasskey({ first, onAdded }: AddPasskeyProps) {
  const words = useDoorWords();
  const text = words.passkey;
  const [name, setName] = useState(text.nameFirst);
  const [working, setWorking] = useState(false);
  const [errors, setErrors] = useState<{ name?: string; form?: string }>({});
  const make = async () => {
    if (working) return;
    if (!name.trim()) return setErrors({ name: text.needName });
    setWorking(true);
    setErrors({});
    try {
      const credential = await makePasskey(await beginPasskey());
      onAdded(await addPasskey({ name: name.trim(), credential }));
    } catch (error) {
      const sentence = doorSentence(error, words, 'passkey');
      setErrors(sentence ? { form: sentence } : {});
    }
    setWorking(false);
  };
  return (
    <FormPage
      onSubmit={() => void make()}
      foot={
        <Button look="primary" icon="key" type="submit" aria-disabled={working}>
          {working ? text.making : text.make}
        </Button>
      }
    >
      <p>{text.line}</p>
      {first && <p>{text.alone}</p>}
      <ErrorSummary title={words.fix} errors={Object.values(errors).map((line) => ({ text: line }))} />
      <TextField
        label={text.name}
        hint={text.nameHint}
        value={name}
        maxLength={80}
        autoComplete="off"
        error={errors.name}
        onChange={(event) => setName(event.target.value)}
      />
    </FormPage>
  );
}
