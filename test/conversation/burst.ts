import { isCheck, type Step, type Who } from './script.ts';

/** What one person writes in a row becomes one burst; what is looked at in between is not looked at, since nobody saw it. */
export const inBursts = (steps: readonly Step[]): readonly Step[] => {
  const out: Step[] = [];
  for (let at = 0; at < steps.length; ) {
    const run = runFrom(steps, at);
    if (run.texts.length < 2) {
      out.push(steps[at] as Step);
      at += 1;
      continue;
    }
    out.push({ atOnce: { by: run.by, texts: run.texts } });
    at = run.end;
    for (; at < steps.length && isCheck(steps[at] as Step); at += 1) {
      const check = atTheEnd(steps[at] as Step);
      if (check !== null) out.push(check);
    }
  }
  return out;
};

type Run = { readonly by: Who; readonly texts: string[]; readonly end: number };

const runFrom = (steps: readonly Step[], start: number): Run => {
  const first = steps[start];
  const by = first !== undefined && 'say' in first ? Object.keys(first.say)[0] : undefined;
  const texts: string[] = [];
  let end = start;
  for (let at = start; by !== undefined && at < steps.length; at += 1) {
    const step = steps[at] as Step;
    if (isCheck(step)) continue;
    const text = 'say' in step ? step.say[by as Who] : undefined;
    if (text === undefined) break;
    texts.push(text);
    end = at + 1;
  }
  return { by: (by ?? 'claimant') as Who, texts, end };
};

/** After a burst, what speaks of the last answer alone cannot be told from the answers before it. */
const atTheEnd = (step: Step): Step | null => {
  if ('unchanged' in step) return null;
  if (!('bot' in step)) return step;
  const { never: _never, quiet: _quiet, atMost: _atMost, left: _left, ...bot } = step.bot;
  return { bot: { ...bot, never: [] } };
};
