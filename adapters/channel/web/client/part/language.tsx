import type { JSX } from 'preact';
import { useWords } from '../words.tsx';

/** The choice of language, each by its own name. */
export const Language = ({ onChoose }: { readonly onChoose?: (locale: string) => void }): JSX.Element => {
  const { chrome, say, choose } = useWords();
  return (
    <label class="language">
      <span class="hidden">{say('language')}</span>
      <select
        value={chrome.locale}
        onChange={({ currentTarget }) => {
          choose(currentTarget.value);
          onChoose?.(currentTarget.value);
        }}
      >
        {chrome.locales.map(({ locale, name }) => (
          <option key={locale} value={locale} lang={locale}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
};
