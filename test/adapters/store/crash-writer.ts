import { writeSync } from 'node:fs';
import { sqliteStore } from '../../../adapters/store/sqlite/sqlite-store.ts';
import { batch, caseRow, conversation, deadline, START, sent } from '../../contract/store-fixture.ts';

/**
 * A process to be killed: sixteen writers, each with its own case and all with one shared feed, that append as fast as
 * they can and write `<case> <version>` to standard output for every append that was acknowledged.
 */
const [path = '', run = ''] = process.argv.slice(2);
const WRITERS = 16;
const store = sqliteStore({ path });

const write = async (caseId: string): Promise<void> => {
  for (let version = 0; ; version += 1) {
    const id = `${caseId} ${version + 1}`;
    const result = await store.append(
      batch(caseId, version, {
        messages: [sent('shared', id)],
        conversations: [conversation(caseId, { caseId, memory: { version } })],
        handled: { conversationId: caseId, updateId: id, at: START },
        deadlines: [deadline('answer', START + version)],
        row: caseRow(caseId, { version: version + 1 }),
      }),
    );
    if (!result.ok) throw new Error(`${id} was refused: ${result.reason}`);
    writeSync(1, `${id}\n`);
  }
};

await Promise.all(Array.from({ length: WRITERS }, (_, index) => write(`r${run}-w${index}`)));
