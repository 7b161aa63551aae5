/** What somebody should look at early, gravest first. The last two follow from the day and from other cases. */
export const CASE_WARNINGS = [
  'crisis',
  'guarded',
  'injury',
  'cannotOnline',
  'publicity',
  'largeSum',
] as const;
export type CaseWarning = (typeof CASE_WARNINGS)[number];
export const WARNINGS = [...CASE_WARNINGS, 'dateNear', 'sameRespondent'] as const;
export type Warning = (typeof WARNINGS)[number];

export const warningsIn = (warned: number): readonly CaseWarning[] =>
  CASE_WARNINGS.filter((_warning, index) => (warned & (1 << index)) !== 0);
