import type { JSX } from 'preact';
import { closeFrame, isEmbedded } from '../route.ts';
import { useWords } from '../words.tsx';
import { Icon } from './icon.tsx';
import { Language } from './language.tsx';

/** The head of the pages around a conversation. */
export const PageHead = (): JSX.Element => (
  <header class="page-head">
    <span class="brand">
      <img src="/assets/icon.svg" alt="" width="28" height="28" /> Parley
    </span>
    <Language />
    <CloseFrame />
  </header>
);

/** The way out of a site's frame; on a phone the frame covers the site's own button. */
export const CloseFrame = (): JSX.Element | null => {
  const { say } = useWords();
  return isEmbedded() ? (
    <button type="button" class="bare" aria-label={say('close')} onClick={closeFrame}>
      <Icon name="close" />
    </button>
  ) : null;
};
