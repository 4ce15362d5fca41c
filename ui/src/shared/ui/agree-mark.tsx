// SPDX-License-Identifier: Apache-2.0
import { Icon } from './icon';
import './marks.css';

interface AgreeMarkProps {
  /** Whether this person has said yes to the text as it stands. */
  given: boolean;
  /** The whole mark in words: "Tom has said yes", "Waiting for Tom", "I agree". */
  children: string;
  /** Present where this is one's own mark and can be given or taken back. */
  onChange?: ((given: boolean) => void) | undefined;
  disabled?: boolean;
}

/** One person's yes to the words as they stand. Each gives and takes only their own. */
export function AgreeMark({ given, children, onChange, disabled }: AgreeMarkProps) {
  const face = (
    <>
      <Icon name={given ? 'check' : 'circle'} />
      {children}
    </>
  );
  if (!onChange)
    return (
      <span className="ui-agree" data-given={given ? '' : undefined}>
        {face}
      </span>
    );
  return (
    <button
      type="button"
      className="ui-agree"
      data-given={given ? '' : undefined}
      aria-pressed={given}
      disabled={disabled}
      onClick={() => onChange(!given)}
    >
      {face}
    </button>
  );
}
