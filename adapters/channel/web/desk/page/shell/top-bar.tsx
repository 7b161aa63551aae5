import { Button, Select } from '@fluentui/react-components';
import type { Locale } from '../../../../../../core/locale.ts';
import type { PageId } from '../../wire.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk-context.ts';
import { LANGUAGES, OFFERED } from '../language.ts';
import { DemoClock } from './demo-clock.tsx';
import { Navigation } from './navigation.tsx';

type Props = { readonly page: PageId; readonly onLocale: (locale: Locale) => void };

export const TopBar = ({ page, onLocale }: Props) => {
  const { chrome, t } = useDesk();
  return (
    <header className="top">
      <Button appearance="primary" className="skip" onClick={toContent}>
        {t('desk.skip')}
      </Button>
      <div className="bar">
        <a className="brand" href={hrefOf('queue')}>
          <b>Parley</b> {t('desk.title')}
        </a>
        <Navigation page={page} />
        <Select
          size="small"
          aria-label={t('desk.language')}
          value={chrome.locale}
          onChange={(_event, { value }) => {
            const chosen = OFFERED.find((locale) => locale === value);
            if (chosen !== undefined) onLocale(chosen);
          }}
        >
          {OFFERED.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {LANGUAGES[locale]}
            </option>
          ))}
        </Select>
      </div>
      {chrome.movableClock && <DemoClock />}
    </header>
  );
};

/** The address names the page of the desk, so skipping moves the focus itself. */
const toContent = (): void => {
  document.getElementById('content')?.focus();
};
