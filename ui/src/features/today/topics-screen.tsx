// SPDX-License-Identifier: Apache-2.0
import { SaveLine } from '../../shared/session/save-line';
import { useDraft } from '../../shared/session/use-draft';
import { useMyRecord } from '../../shared/session/use-my-record';
import { WhoSeesChip } from '../../shared/privacy/who-sees-chip';
import { FormPage } from '../../shared/shell/form-page';
import { Screen } from '../../shared/shell/screen';
import { Button, IconButton } from '../../shared/ui/button';
import { TextField } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useWords } from '../../shared/words/words';

/** What to talk about next time: mine to add and to take out, with who can see each. */
export function TopicsScreen() {
  const words = useWords();
  const text = words.today.session;
  const say = useToast();
  const { view, therapist, write, nameOf, actor } = useMyRecord();
  const draft = useDraft('topic', { text: '' });
  const typed = draft.now.text.trim();
  const open = view.all('topic').filter((topic) => topic.body.state === 'open');
  const add = () => {
    if (!typed) return;
    write([{ kind: 'topic', seen_by: 'my_therapist', body: { text: typed, by: 'client', state: 'open' } }]);
    draft.clear();
    say({ text: text.added });
  };
  return (
    <Screen title={text.topics} back="/">
      <FormPage
        onSubmit={add}
        line={<SaveLine draft={draft.state} />}
        foot={
          <Button look="primary" type="submit">
            {text.add}
          </Button>
        }
      >
        <TextField
          label={text.topic}
          value={draft.now.text}
          maxLength={400}
          onChange={(event) => draft.set({ text: event.target.value })}
        />
      </FormPage>
      <ul role="list" className="today-list">
        {open.map((topic) => (
          <li key={topic.id} className="today-step">
            <span>
              <span>{topic.body.text}</span>
              <span className="type-small type-muted">{nameOf(topic.author)}</span>
            </span>
            {topic.author === actor.account && (
              <WhoSeesChip
                kind="topic"
                seenBy={topic.seen_by}
                therapist={therapist}
                onChange={(seen_by) => write([{ id: topic.id, kind: 'topic', seen_by, body: topic.body }])}
              />
            )}
            <IconButton
              icon="close"
              label={text.remove(topic.body.text)}
              onClick={() =>
                write([{ id: topic.id, kind: 'topic', seen_by: topic.seen_by, body: { ...topic.body, state: 'dropped' } }])
              }
            />
          </li>
        ))}
      </ul>
    </Screen>
  );
}
