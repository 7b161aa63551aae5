import { useState } from 'preact/hooks';
import type { Locale } from '../../../../../core/locale.ts';
import { moveClock } from './api.ts';
import { useDesk } from './desk-context.ts';
import { LANGUAGES, OFFERED } from './language.ts';
import { queueHref } from './route.ts';

export const TopBar = ({ onLocale }: { readonly onLocale: (locale: Locale) => void }) => {
  const { chrome, t } = useDesk();
  return (
    <header class="top">
      <button type="button" class="skip" onClick={toContent}>
        {t('desk.skip')}
      </button>
      <div class="bar">
        <a class="brand" href={queueHref('all')}>
          <b>Parley</b> {t('desk.title')}
        </a>
        <span class="who">{chrome.staff.name}</span>
        <label class="language">
          <span class="hidden">{t('desk.language')}</span>
          <select
            value={chrome.locale}
            onChange={({ currentTarget }) => {
              const chosen = OFFERED.find((locale) => locale === currentTarget.value);
              if (chosen !== undefined) onLocale(chosen);
            }}
          >
            {OFFERED.map((locale) => (
              <option key={locale} value={locale} lang={locale}>
                {LANGUAGES[locale]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {chrome.movableClock && <DemoClock />}
    </header>
  );
};

/** The address names the page of the desk, so skipping moves the focus itself. */
const toContent = (): void => {
  document.getElementById('content')?.focus();
};

const HOUR = 3_600_000;
const STEPS = [
  { word: 'desk.clock.hour', ms: HOUR },
  { word: 'desk.clock.day', ms: 24 * HOUR },
  { word: 'desk.clock.days3', ms: 3 * 24 * HOUR },
  { word: 'desk.clock.days7', ms: 7 * 24 * HOUR },
] as const;

/** Only a demonstration has one: moves its time forward, so that a date comes while one watches. */
const DemoClock = () => {
  const { chrome, t, moment } = useDesk();
  const [now, setNow] = useState(chrome.now);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(false);
  const move = async (ms: number): Promise<void> => {
    setBusy(true);
    try {
      setNow((await moveClock(chrome.locale, ms)).now);
      setProblem(false);
    } catch {
      setProblem(true);
    }
    setBusy(false);
  };
  return (
    <section class="clock" aria-label={t('desk.clock')}>
      <span>{t('desk.clock')}</span>
      <output>{problem ? t('desk.unreachable') : moment(now)}</output>
      {STEPS.map(({ word, ms }) => (
        <button key={word} type="button" class="small" aria-disabled={busy} onClick={() => !busy && move(ms)}>
          {t(word)}
        </button>
      ))}
    </section>
  );
};
