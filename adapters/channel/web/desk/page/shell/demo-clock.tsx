import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { moveClock } from '../api.ts';
import { useDesk } from '../desk-context.ts';

const HOUR = 3_600_000;
const STEPS = [
  { word: 'desk.clock.hour', ms: HOUR },
  { word: 'desk.clock.day', ms: 24 * HOUR },
  { word: 'desk.clock.days3', ms: 3 * 24 * HOUR },
  { word: 'desk.clock.days7', ms: 7 * 24 * HOUR },
] as const;

/** Only a demonstration has one: moves its time forward, so that a date comes while one watches. */
export const DemoClock = () => {
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
    <section className="clock" aria-label={t('desk.clock')}>
      <span>{t('desk.clock')}</span>
      <output>{problem ? t('desk.unreachable') : moment(now)}</output>
      {STEPS.map(({ word, ms }) => (
        <Button key={word} size="small" disabledFocusable={busy} onClick={() => move(ms)}>
          {t(word)}
        </Button>
      ))}
    </section>
  );
};
