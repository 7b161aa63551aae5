import { type Gate, isMet, type Scored, type Target } from './gate.ts';

/** The report for people: each number beside what is asked of it. */
export const tableOf = (scored: readonly Scored[]): string =>
  scored
    .map(({ title, folder, gates }) =>
      [
        title,
        ...(gates === null
          ? [`  no folder ${folder ?? ''}: not scored`]
          : gates.map((gate) => `  ${lineOf(gate)}`)),
      ].join('\n'),
    )
    .join('\n\n');

const lineOf = (gate: Gate): string => {
  const met = isMet(gate);
  const verdict = met === null ? '' : met ? 'met' : 'MISSED';
  const asked = gate.target === undefined ? '' : targetOf(gate.target, gate.kind);
  return `${gate.name.padEnd(46)} ${shown(gate.value, gate.kind).padStart(9)} of ${String(gate.of).padEnd(6)} ${asked.padEnd(10)} ${verdict}`.trimEnd();
};

const targetOf = (target: Target, kind: Gate['kind']): string =>
  'atLeast' in target ? `>= ${shown(target.atLeast, kind)}` : `<= ${shown(target.atMost, kind)}`;

const shown = (value: number, kind: Gate['kind']): string => {
  if (kind === 'share') return `${(value * 100).toFixed(1)} %`;
  return kind === 'count' ? String(value) : `${value.toFixed(3)} ms`;
};
