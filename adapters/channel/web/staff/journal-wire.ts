/** What the journal can be narrowed down to. By itself, so that a browser that has it need not load the validator. */
export const JOURNAL_KINDS = ['signIn', 'key', 'team', 'registry', 'case'] as const;
export type JournalKind = (typeof JOURNAL_KINDS)[number];
