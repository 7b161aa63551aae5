/** Runs a task once more for every call, one after the other; a call resolves after its own run. */
export const inTurn = (task: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> = Promise.resolve();
  return () => {
    const run = running.then(task);
    running = run.catch(() => {});
    return run;
  };
};
