import { type Finding, unwell } from '../../core/port/finding.ts';

/** What is looked at together, under a heading; without findings it is not shown. */
export type Check = { readonly title: string; readonly run: () => Promise<readonly Finding[]> };

/**
 * Runs every check at once and prints what they found, in their order. `secrets` are struck out of all that is printed,
 * should a sentence ever hold one. Resolves to the exit code: 0 where all is well, else 1.
 */
export const report = async (
  checks: readonly Check[],
  secrets: readonly string[],
  output: NodeJS.WritableStream,
): Promise<number> => {
  const say = (line: string): void => {
    output.write(`${without(line, secrets)}\n`);
  };
  const found = await Promise.all(
    checks.map(async ({ title, run }) => ({ title, findings: await tried(title, run) })),
  );
  for (const { title, findings } of found.filter(({ findings }) => findings.length > 0)) {
    say(title);
    for (const { ok, sentence, mend } of findings) {
      say(`  ${ok ? 'well ' : 'MEND '} ${sentence}`);
      if (mend !== undefined) say(`        ${mend}`);
    }
  }
  const wrong = found.flatMap(({ findings }) => findings).filter(({ ok }) => !ok).length;
  say(wrong === 0 ? 'All is well.' : `${wrong} ${wrong === 1 ? 'thing needs' : 'things need'} mending.`);
  return wrong === 0 ? 0 : 1;
};

/** A check that fails is a finding like any other. The text of its fault may hold what must not be shown. */
const tried = async (title: string, run: Check['run']): Promise<readonly Finding[]> => {
  try {
    return await run();
  } catch {
    return [
      unwell(`${title} could not be looked at.`, 'Look at the settings that belong to it in .env.example.'),
    ];
  }
};

const without = (line: string, secrets: readonly string[]): string =>
  secrets.filter((secret) => secret !== '').reduce((text, secret) => text.replaceAll(secret, '•'), line);
