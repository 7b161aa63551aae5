import type { Measured, Row } from './measure.ts';

/** The design's numbers (page 3, sealed preferences): settle and surplus, in per cent, to be reproduced. */
export const PAGE: { readonly [Name in Exclude<keyof Measured, 'own'>]: Row } = {
  money: { settle: 61, surplus: 31 },
  preferences: { settle: 94, surplus: 100 },
  noise: { settle: 91, surplus: 89 },
};
/** How far ours may lie from the page's and still be called the same, in percentage points. */
export const TOLERANCE = 5;

const TITLE: { readonly [Name in keyof Measured]: string } = {
  money: 'money only',
  preferences: 'sealed preferences',
  noise: 'with 50 % answer noise',
  own: "this program's rule",
};

export const tableOf = (measured: Measured, seed: number): string =>
  [
    `Sealed preferences, seed ${seed}; per cent, read ±${TOLERANCE}.`,
    '',
    line('', 'settle', 'page', 'surplus', 'page'),
    ...(Object.keys(TITLE) as (keyof Measured)[]).map((name) => {
      const { settle, surplus } = measured[name];
      const page = name === 'own' ? null : PAGE[name];
      return line(
        TITLE[name],
        settle.toFixed(1),
        String(page?.settle ?? '-'),
        surplus.toFixed(1),
        String(page?.surplus ?? '-'),
      );
    }),
    '',
    "The program's rule asks in three levels, offers at most three packages, and has pairs of its own kind of dispute.",
    '',
  ].join('\n');

const line = (title: string, ...cells: readonly string[]): string =>
  title.padEnd(26) + cells.map((cell) => cell.padStart(9)).join('');

export const agrees = (ours: Row, page: Row): boolean =>
  Math.abs(ours.settle - page.settle) <= TOLERANCE && Math.abs(ours.surplus - page.surplus) <= TOLERANCE;
