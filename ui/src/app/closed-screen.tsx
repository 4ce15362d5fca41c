// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { useSignedIn } from '../shared/session/session-context';
import { Screen } from '../shared/shell/screen';
import { Card } from '../shared/ui/card';
import { EmptyState } from '../shared/ui/empty-state';
import { useWords } from '../shared/words/words';

/** The pages of the client's app that are there to write, and hold nothing else to read. */
const forms = [
  /^\/goals\/new$/,
  /^\/goals\/[^/]+\/(rate|change|details|rest|let-go|reached|review|step|harder|levels)$/,
  /^\/goals\/[^/]+\/eased\//,
  /^\/steps\/[^/]+\/(done|not-today|change)$/,
  /^\/(topics|questions)$/,
  /^\/explore(\/|$)/,
  /^\/together\//,
];

/** Whether this address is a page to write on. */
export const isToWrite = (path: string): boolean => forms.some((form) => form.test(path));

/** In the place of a form when writing is over. What had been typed into it is still shown, to be copied out. */
export function ClosedScreen({ path }: { path: string }) {
  const words = useWords().today;
  const { drafts } = useSignedIn();
  const typed = drafts.all
    .filter((one) => one.path === path)
    .flatMap((one) => Object.values(one.fields).filter((field): field is string => typeof field === 'string' && field.trim().length > 0));
  return (
    <Screen title={words.ending.closedTitle} back="/">
      <EmptyState title={words.ending.noWriting} line={words.ending.stillReading}>
        <Link href="/ending" className="ui-button" data-look="secondary">
          {words.ending.open}
        </Link>
      </EmptyState>
      {typed.length > 0 && (
        <Card heading={words.ending.typed}>
          {typed.map((text, index) => (
            <p key={index}>{text}</p>
          ))}
        </Card>
      )}
    </Screen>
  );
}
