import type { Side } from '../case/party.ts';
import { minorPerMajor } from '../money.ts';

/** Steps in major units: an odd number of cents would be a fingerprint of who typed it. */
const STEPS = [
  { below: 1_000, step: 1 },
  { below: 10_000, step: 5 },
  { below: 50_000, step: 10 },
  { below: Number.POSITIVE_INFINITY, step: 50 },
] as const;

/** The distance between amounts that may be sealed around this one, in minor units. */
export const gridStep = (minor: number, currency: string): number => {
  const unit = minorPerMajor(currency);
  const row = STEPS.find(({ below }) => minor < below * unit);
  return (row?.step ?? 50) * unit;
};

/** The nearest amount on the grid in its owner's favour: up for the claimant, down for the respondent. */
export const onGrid = (minor: number, currency: string, side: Side): number => {
  const step = gridStep(minor, currency);
  return (side === 'claimant' ? Math.ceil(minor / step) : Math.floor(minor / step)) * step;
};
