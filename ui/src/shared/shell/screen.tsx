// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useSessionState } from '../session/session-context';
import { Icon } from '../ui/icon';
import { useWords } from '../words/words';
import './screen.css';

interface ScreenProps {
  title: string;
  /** Where "back" leads; absent on the main places. */
  back?: string;
  wide?: boolean;
  children: ReactNode;
}

let first = true;

/** One page of the client's app: its bar with the way back and *Get help now*, and its main part. */
export function Screen({ title, back, wide, children }: ScreenProps) {
  const words = useWords().frame;
  const state = useSessionState();
  // Before a second factor is set up there are no settings to go to.
  const signedIn = state.at === 'signed_in' && !state.me.session.enrol;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A new page is announced by its heading; the first one leaves the focus where the browser put it.
    if (first) first = false;
    else heading.current?.focus({ preventScroll: true });
    globalThis.scrollTo?.({ top: 0 });
  }, [title]);
  // On a page below another one the bar holds the way back, and the title has the page's whole width.
  const face = (
    <h1 ref={heading} tabIndex={-1} className="screen-title">
      {title}
    </h1>
  );
  return (
    <>
      <header className="screen-bar">
        {back && (
          <Link href={back} className="ui-button" data-look="quiet" data-bare="" aria-label={words.back} title={words.back}>
            <Icon name="back" />
          </Link>
        )}
        {!back && face}
        <span className="screen-space" />
        <HelpLink />
        {signedIn && (
          <Link
            href="/settings"
            className="ui-button screen-account"
            data-look="quiet"
            data-bare=""
            aria-label={words.account}
            title={words.account}
          >
            <Icon name="people" />
          </Link>
        )}
      </header>
      <main id="main" className="screen-main" data-wide={wide ? '' : undefined}>
        {back && face}
        {children}
      </main>
    </>
  );
}

/** The way to the numbers: in the same place on every screen. */
export function HelpLink() {
  const words = useWords().frame;
  return (
    <Link href="/help" className="ui-button" data-look="care">
      <Icon name="help" />
      {words.help}
    </Link>
  );
}
