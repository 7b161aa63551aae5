import { createContext, useContext } from 'react';
import type { Host } from '../host/host.ts';
import type { DeskChrome } from '../wire.ts';
import type { DeskWord } from '../words.ts';
import type { Live } from './live.ts';

/** What every part of the desk knows: its words, its reader, and how moments are written. */
export type DeskContext = {
  readonly chrome: DeskChrome;
  readonly host: Host;
  readonly live: Live;
  t(word: DeskWord): string;
  /** A day and an hour, short. */
  moment(at: number): string;
  /** The last minute of a date: one that ends at midnight belongs to the day before. */
  deadline(at: number): string;
  /** How far a moment lies from `now`: "in 3 days", "2 hours ago". */
  distance(at: number, now: number): string;
  size(bytes: number): string;
};

const Context = createContext<DeskContext | null>(null);
export const DeskProvider = Context.Provider;

export const useDesk = (): DeskContext => {
  const context = useContext(Context);
  if (context === null) throw new Error('No desk around this part.');
  return context;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const deskContext = (chrome: DeskChrome, host: Host, live: Live): DeskContext => {
  const moments = new Intl.DateTimeFormat(chrome.locale, { dateStyle: 'medium', timeStyle: 'short' });
  const distances = new Intl.RelativeTimeFormat(chrome.locale, { numeric: 'auto' });
  const sizes = new Intl.NumberFormat(chrome.locale, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  });
  return {
    chrome,
    host,
    live,
    t: (word) => chrome.words[word],
    moment: (at) => moments.format(at),
    deadline: (at) => moments.format(isMidnight(at) ? at - 60_000 : at),
    distance: (at, now) => {
      const away = at - now;
      if (Math.abs(away) < HOUR) return distances.format(Math.trunc(away / 60_000), 'minute');
      if (Math.abs(away) < 2 * DAY) return distances.format(Math.trunc(away / HOUR), 'hour');
      return distances.format(Math.trunc(away / DAY), 'day');
    },
    size: (bytes) => sizes.format(Math.max(1, Math.round(bytes / 1024))),
  };
};

const isMidnight = (at: number): boolean => {
  const moment = new Date(at);
  return moment.getHours() === 0 && moment.getMinutes() === 0;
};
