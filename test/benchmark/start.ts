import { setTimeout as later } from 'node:timers/promises';
import { megabytes, residentBytes, startProgram } from '../fixture/program.ts';
import { inFolder, type Measure } from './measure.ts';

/** From the start of the process to the first words of the bot in a new case. */
const firstReply = async (folder: string): Promise<number> => {
  const from = performance.now();
  const program = await startProgram(folder);
  const opened = await fetch(`${program.url}/api/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: program.url },
    body: JSON.stringify({ procedureId: 'consumer', locale: 'en', timeZone: 'UTC' }),
  });
  const { conversationId } = (await opened.json()) as { conversationId: string };
  const cookie = opened.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const feed = await fetch(`${program.url}/api/conversations/${conversationId}/feed?after=0`, {
    headers: { cookie },
  });
  const { items } = (await feed.json()) as { items: readonly unknown[] };
  const took = performance.now() - from;
  await program.stop();
  if (items.length === 0) throw new Error('The bot said nothing.');
  return took;
};

export const benchStart = (): Promise<readonly Measure[]> =>
  inFolder(async (folder) => {
    await firstReply(`${folder}/warm`);
    const took = Math.min(await firstReply(`${folder}/one`), await firstReply(`${folder}/two`));
    const program = await startProgram(`${folder}/idle`);
    await later(3_000);
    const resident = residentBytes(program.pid);
    await program.stop();
    return [
      { name: 'cold start to the first reply', value: `${(took / 1_000).toFixed(2)} s`, target: '<= 1.5 s' },
      { name: 'memory of an idle program', value: megabytes(resident), target: '<= 150 MB' },
    ];
  });
