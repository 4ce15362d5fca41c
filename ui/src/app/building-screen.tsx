// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { Screen } from '../shared/shell/screen';
import { EmptyState } from '../shared/ui/empty-state';
import { useWords } from '../shared/words/words';

type Place = keyof ReturnType<typeof useWords>['frame']['tabs'];

/** A place that has its tab already and its content later: it says so. */
export function BuildingScreen({ place }: { place: Place }) {
  const words = useWords().frame;
  return (
    <Screen title={words.tabs[place]}>
      <EmptyState title={words.building.line} line={words.building.next}>
        <Link href="/goals" className="ui-button" data-look="secondary">
          {words.building.go}
        </Link>
      </EmptyState>
    </Screen>
  );
}

/** An address that leads nowhere. */
export function NotFoundScreen() {
  const words = useWords().frame;
  return (
    <Screen title={words.notFound.title}>
      <EmptyState title={words.notFound.line}>
        <Link href="/" className="ui-button" data-look="secondary">
          {words.notFound.go}
        </Link>
      </EmptyState>
    </Screen>
  );
}
