import type { JSX } from 'preact';
import { useWords } from '../words.tsx';
import { Icon } from './icon.tsx';

/** What everybody is told before they begin: nothing goes out unasked, and this is a bot. */
export const Assurance = (): JSX.Element => {
  const { say } = useWords();
  return (
    <div class="plain-lines">
      <p>
        <Icon name="lock" />
        <span>{say('privacyLine')}</span>
      </p>
      <p>
        <Icon name="bot" />
        <span>{say('botLine')}</span>
      </p>
    </div>
  );
};
