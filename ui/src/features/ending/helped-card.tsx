// SPDX-License-Identifier: Apache-2.0
import { withWords, type EndingEntry } from '../../shared/ending/ending';
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { TextArea } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useEndingWords } from '../../shared/words/ending-words';

/** "What did you do that helped?": the client's own words at the end. */
export function HelpedCard({ ending }: { ending: EndingEntry }) {
  const words = useEndingWords();
  const say = useToast();
  const { save: sent, write } = useMyRecord();
  const before = ending.body.what_helped ?? '';
  const draft = useDraft(`ending-helped/${ending.id}`, { text: before });
  const { text } = draft.now;
  const save = () => {
    write([withWords(ending, text.trim() ? { what_helped: text.trim() } : {})]);
    draft.clear();
    say({ text: words.saved });
  };
  return (
    <Card heading={words.helped}>
      <TextArea
        label={words.helped}
        quietLabel
        hint={words.helpedHint}
        value={text}
        maxLength={2000}
        onChange={(event) => draft.set({ text: event.target.value })}
      />
      <SaveLine draft={draft.state} sent={before ? sent : undefined} />
      <div>
        <Button onClick={save} disabled={text.trim() === before.trim()}>
          {words.save}
        </Button>
      </div>
    </Card>
  );
}
