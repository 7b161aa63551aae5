/** The steps that a turn is followed by: from its delivery to what is stored, and what a platform is then handed. */
export const STEPS = ['turn', 'understand', 'decide', 'append', 'deliver'] as const;
export type Step = (typeof STEPS)[number];

/** What may be said of a step; nobody's words, no amount, nothing of a sealed bid has a field here. */
export type StepFacts = {
  readonly caseId?: string;
  readonly conversationId?: string;
  readonly channel?: string;
  /** How it ended, as a word of a fixed set. */
  readonly end?: string;
};

/**
 * Follows turns. Each has one id, which stands on every line that is logged meanwhile and which a person can quote when
 * something went wrong.
 */
export type Trace = {
  /** Runs work as a step of whatever step it is called in; the outermost one begins a turn. */
  during<T>(step: Step, facts: StepFacts, work: () => T): T;
  /** Runs work under an id that somebody else has given, as a request has one: a turn in it has the same. */
  within<T>(turnId: string, work: () => T): T;
  /** The turn that a fault was thrown in, else the one that runs here; null outside of any. */
  turnOf(fault?: unknown): string | null;
};
