import { AsyncLocalStorage } from 'node:async_hooks';
import type { Ids, Log } from '../../../core/port/outside.ts';
import type { Step, StepFacts, Trace } from '../../../core/port/trace.ts';
import type { Span, Spans } from '../span.ts';

type Here = { readonly turnId: string; readonly span: Span | null };

/** Turns by the asynchronous context that they run in. `spans`: whoever else is told of each step. */
export const localTrace = (ids: Pick<Ids, 'code'>, spans?: Spans): Trace => {
  const here = new AsyncLocalStorage<Here>();
  const faults = new WeakMap<object, string>();
  return {
    during: <T>(step: Step, facts: StepFacts, work: () => T): T => {
      const outer = here.getStore();
      const turnId = outer?.turnId ?? ids.code(CODE);
      const span = spans?.begin({ step, turnId, ...facts }, outer?.span ?? null) ?? null;
      const failed = (fault: unknown): never => {
        span?.end(true);
        if (typeof fault === 'object' && fault !== null && !faults.has(fault)) faults.set(fault, turnId);
        throw fault;
      };
      const ended = <R>(result: R): R => {
        span?.end(false);
        return result;
      };
      return here.run({ turnId, span }, () => {
        try {
          const result = work();
          return result instanceof Promise ? (result.then(ended, failed) as T) : ended(result);
        } catch (fault) {
          return failed(fault);
        }
      });
    },
    within: (turnId, work) => here.run({ turnId, span: null }, work),
    turnOf: (fault) =>
      (typeof fault === 'object' && fault !== null ? faults.get(fault) : undefined) ??
      here.getStore()?.turnId ??
      null,
  };
};

/** Short enough to be read out on the telephone; 32 letters and digits, so ten of them hold 50 bits. */
const CODE = 10;

/** Puts the turn's id on every line. */
export const tracedLog = (log: Log, trace: Trace): Log => {
  const known = <E extends object>(entry: E, fault?: unknown): E => {
    const turnId = trace.turnOf(fault);
    return turnId === null ? entry : { ...entry, turnId };
  };
  return {
    info: (entry) => log.info(known(entry)),
    warn: (entry) => log.warn(known(entry)),
    error: (entry) => log.error(known(entry, entry.fault)),
  };
};
