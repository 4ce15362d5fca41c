// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { liveEnding, saidYes, takenBack, type EndingEntry } from '../../shared/ending/ending';
import { planOf, wholePlan } from '../../shared/ending/plan';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { firstNameOf } from '../../shared/ui/initials';
import { useToast } from '../../shared/ui/toast';
import type { EndingDeskWords } from '../../shared/words/en-ending-desk';
import { useEndingDeskWords, useWorkspaceWords } from '../../shared/words/workspace-words';
import type { DeskClient } from './desk';
import { useDeskContext } from './desk-context';
import { EndingDrawer } from './ending-drawer';

/** The end of the work with this client: nothing yet, asked for, agreed, or ended by one of the two. */
export function EndingDeskCard({ client }: { client: DeskClient }) {
  const words = useEndingDeskWords();
  const { me, now } = useDeskContext();
  const [open, setOpen] = useState(false);
  const ending = liveEnding(client.state.view, me.account, now);
  const name = firstNameOf(client.name);
  return (
    <>
      <Card heading={words.title} id="ending" tabIndex={-1}>
        {ending ? <Standing client={client} ending={ending} onOpen={() => setOpen(true)} /> : <p className="type-muted">{words.none(name)}</p>}
        {!ending && (
          <div>
            <Button icon="flag" onClick={() => setOpen(true)}>
              {words.propose}
            </Button>
          </div>
        )}
      </Card>
      <SharedPlan client={client} />
      {open && <EndingDrawer client={client} onClose={() => setOpen(false)} />}
    </>
  );
}

function headline({ body }: EndingEntry, name: string, words: EndingDeskWords): string {
  if (body.state === 'agreed') return words.agreed;
  if (body.state === 'one_sided') return body.ended_by === 'therapist' ? words.aloneMine : words.aloneTheirs(name);
  return saidYes(body, 'therapist') ? words.asked(name) : words.theyAsk(name);
}

function Standing({ client, ending, onOpen }: { client: DeskClient; ending: EndingEntry; onOpen: () => void }) {
  const words = useEndingDeskWords();
  const { store } = useDeskContext();
  const say = useToast();
  const name = firstNameOf(client.name);
  const theirs = ending.body.state === 'one_sided' && ending.body.ended_by === 'client';
  const waits = ending.body.state === 'proposed' && !saidYes(ending.body, 'therapist');
  const back = () => {
    store.append(client.record, [takenBack(ending)]);
    say({ text: words.takenBack });
  };
  return (
    <>
      <p>{headline(ending, name, words)}</p>
      <Facts ending={ending} name={name} />
      {!theirs && (
        <div className="row">
          <Button look={waits ? 'primary' : 'secondary'} onClick={onOpen}>
            {waits ? words.answer : words.change}
          </Button>
          <Button look="quiet" onClick={back}>
            {words.takeBack}
          </Button>
        </div>
      )}
    </>
  );
}

function Facts({ ending, name }: { ending: EndingEntry; name: string }) {
  const words = useEndingDeskWords();
  const { plainDay } = useWorkspaceWords();
  const { body } = ending;
  const said = (reason: string | undefined, more: string | undefined) => (more ? `${reason ?? words.noReason}. “${more}”` : (reason ?? words.noReason));
  return (
    <dl className="ws-ending">
      <dt>{words.lastDay}</dt>
      <dd>{plainDay(body.ends_on)}</dd>
      {body.state !== 'one_sided' && (
        <>
          <dt>{words.spacing}</dt>
          <dd>{words.spacings[body.spacing]}</dd>
        </>
      )}
      <dt>{words.followUp}</dt>
      <dd>{body.follow_up ? plainDay(body.follow_up) : words.followUpNone}</dd>
      <dt>{words.theirReason(name)}</dt>
      <dd>{said(body.client_reason && words.clientReasons[body.client_reason], body.client_words)}</dd>
      <dt>{words.yourReason}</dt>
      <dd>{said(body.therapist_reason && words.reasons[body.therapist_reason], body.therapist_words)}</dd>
      <dd className="ws-ending-wide type-small type-muted">{words.access(plainDay(body.ends_on))}</dd>
    </dl>
  );
}

/** The plan, where the client shows it. */
function SharedPlan({ client }: { client: DeskClient }) {
  const words = useEndingDeskWords().plan;
  const plan = planOf(client.state.view);
  if (!plan) return null;
  return (
    <Card heading={words.title}>
      <p className="type-small type-muted">{words.shared(firstNameOf(client.name))}</p>
      {wholePlan(plan.body)
        .sections.filter((section) => section.lines.length > 0)
        .map((section) => (
          <section key={section.part} aria-label={words.parts[section.part]} className="stack-tight">
            <h3 className="type-label">{words.parts[section.part]}</h3>
            <ul>
              {section.lines.map((line, index) => (
                <li key={index}>{line.text}</li>
              ))}
            </ul>
          </section>
        ))}
    </Card>
  );
}
