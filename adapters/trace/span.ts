import type { Step, StepFacts } from '../../core/port/trace.ts';

/** One step that runs. */
export type Span = { end(failed: boolean): void };

/** Whoever is told of each step, as part of another one where it runs inside of one. */
export type Spans = {
  begin(step: StepFacts & { readonly step: Step; readonly turnId: string }, within: Span | null): Span;
};
