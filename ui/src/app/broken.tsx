// SPDX-License-Identifier: Apache-2.0
import { Component, type ReactNode } from 'react';
import { Button } from '../shared/ui/button';
import { EmptyState } from '../shared/ui/empty-state';
import { en } from '../shared/words/en';

/** Stands in for the app when it breaks: what was written is safe, and it says so. Nothing is reported anywhere. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const words = en.frame.broken;
    return (
      <main id="main" className="screen-main">
        <EmptyState title={words.title} line={words.line} level={1}>
          <Button look="primary" onClick={() => location.reload()}>
            {words.again}
          </Button>
        </EmptyState>
      </main>
    );
  }
}
