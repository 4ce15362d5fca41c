// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { EmptyState } from '../../shared/ui/empty-state';
import { useWords } from '../../shared/words/words';

/** Nothing here yet: three ways to begin, none of them asked for. */
export function FirstWeek() {
  const text = useWords().today.first;
  return (
    <EmptyState title={text.title} line={text.line} large>
      <div className="stack-tight">
        <Link href="/questions" className="ui-button" data-look="primary">
          {text.question}
        </Link>
        <Link href="/explore" className="ui-button" data-look="secondary">
          {text.explore}
        </Link>
        <Link href="/settings/who-sees" className="ui-button" data-look="secondary">
          {text.privacy}
        </Link>
      </div>
    </EmptyState>
  );
}
