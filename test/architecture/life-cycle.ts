import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evolve } from '../../core/case/evolve.ts';
import { type CaseState, isOpen, OPEN_PHASES, type Phase } from '../../core/case/state.ts';
import { PROCEDURES } from '../../core/procedure/procedures.ts';
import { everyMove, opened, seeded, step, type Walk } from '../core/case/walk.ts';

const WALKS = 240;
const STEPS = 90;
/** How many cases of each phase are looked at for every move that could be made from there. */
const LOOKED_AT = 36;
/** Answers that a question to both sides needs. */
const ANSWERS = 3;
/** An event that leads to one phase from this many is drawn once, from all of them. */
const FROM_MANY = 5;

type Edge = { readonly from: Phase; readonly to: Phase; readonly event: string };

/** The phases that a case went through since `from`, one edge each; the decider itself is what draws. */
const edgesOf = ({ record }: Walk, from: Walk | null = null): readonly Edge[] => {
  const edges: Edge[] = [];
  record.slice(from?.record.length ?? 0).reduce<CaseState | null>((before, recorded) => {
    const after = evolve(before, recorded);
    if (before !== null && before.phase !== after.phase)
      edges.push({ from: before.phase, to: after.phase, event: recorded.event.type });
    return after;
  }, from?.state ?? null);
  return edges;
};

/** What both sides are asked, as whether the case can be closed, and what was answered so far. */
const askedIn = ({ state }: Walk): readonly unknown[] => [
  isOpen(state) ? (state.closing?.done ?? null) : null,
];
const goesOn = (walk: Walk, before: Walk): boolean => {
  const asked = askedIn(walk);
  const earlier = askedIn(before);
  return asked.some((each, index) => each !== null && each !== earlier[index]);
};

const observed = (): readonly Edge[] => {
  const edges = new Map<string, Edge>();
  const looked = new Map<Phase, number>();
  const add = (walk: Walk, from: Walk | null = null): void => {
    for (const edge of edgesOf(walk, from)) edges.set(`${edge.from}/${edge.to}/${edge.event}`, edge);
  };
  for (let seed = 1; seed <= WALKS; seed += 1) {
    const procedure = PROCEDURES[seed % PROCEDURES.length] ?? PROCEDURES[0];
    if (procedure === undefined) throw new Error('There is no procedure to walk through.');
    const random = seeded(seed);
    let count = 0;
    const id = (): string => {
      count += 1;
      return `id${count}`;
    };
    const look = (walk: Walk): void => {
      const { phase } = walk.state;
      const times = looked.get(phase) ?? 0;
      if (times >= LOOKED_AT) return;
      looked.set(phase, times + 1);
      tryAll(walk, 0);
    };
    const tryAll = (walk: Walk, depth: number): void => {
      for (const moved of everyMove(walk, random, procedure, id)) {
        add(moved, walk);
        if (!looked.has(moved.state.phase)) look(moved);
        // Both have to answer before it comes to anything; chance alone seldom gets there.
        else if (depth < ANSWERS && goesOn(moved, walk)) tryAll(moved, depth + 1);
      }
    };
    let walk = opened(procedure);
    for (let each = 0; each < STEPS; each += 1) {
      look(walk);
      walk = step(walk, random, procedure, id);
    }
    add(walk);
  }
  return [...edges.values()];
};

const ORDER: readonly Phase[] = [...OPEN_PHASES, 'withdrawn', 'referred', 'closed', 'archived'];
const rank = (phase: Phase): number => ORDER.indexOf(phase);

/** The life of a case as a Mermaid diagram, drawn by walking the decider with fixed seeds. */
export const lifeCycle = (): string => {
  const edges = observed();
  const sources = Map.groupBy(edges, ({ to, event }) => `${to}/${event}`);
  const isCommon = ({ to, event }: Edge): boolean =>
    (sources.get(`${to}/${event}`)?.length ?? 0) >= FROM_MANY;
  const own = edges
    .filter((edge) => !isCommon(edge))
    .sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to) || (a.event < b.event ? -1 : 1))
    .map(({ from, to, event }) => ({
      open: rank(from) < OPEN_PHASES.length && rank(to) < OPEN_PHASES.length,
      line: `${from} --> ${to}: ${event}`,
    }));
  const common = [...new Set(edges.filter(isCommon).map(({ to, event }) => `${to}/${event}`))]
    .sort()
    .map((key) => {
      const [to = '', event = ''] = key.split('/');
      const from = (sources.get(key) ?? []).map((edge) => edge.from).sort((a, b) => rank(a) - rank(b));
      return from.length === OPEN_PHASES.length
        ? `open --> ${to}: ${event}`
        : `open --> ${to}: ${event} (from ${from.join(', ')})`;
    });
  return [
    'stateDiagram-v2',
    '  [*] --> narrating: caseOpened',
    '  state open {',
    ...own.filter(({ open }) => open).map(({ line }) => `    ${line}`),
    '  }',
    ...own.filter(({ open }) => !open).map(({ line }) => `  ${line}`),
    ...common.map((line) => `  ${line}`),
  ].join('\n');
};

const PAGE = join(import.meta.dirname, '../../ARCHITECTURE.md');
const FENCE = /```mermaid\nstateDiagram-v2[\s\S]*?\n```/u;

/** The diagram as it stands in ARCHITECTURE.md. */
export const drawnLifeCycle = (): string =>
  (FENCE.exec(readFileSync(PAGE, 'utf8'))?.[0] ?? '').replace('```mermaid\n', '').replace('\n```', '');

// `node test/architecture/life-cycle.ts --write` draws it anew.
if (process.argv.includes('--write'))
  writeFileSync(PAGE, readFileSync(PAGE, 'utf8').replace(FENCE, `\`\`\`mermaid\n${lifeCycle()}\n\`\`\``));
