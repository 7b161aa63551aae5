import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Role } from '../../../core/case/party.ts';
import { plainText } from '../../../core/message/plain-text.ts';
import { said } from '../../../core/message/said.ts';
import type { Attachments, Wording } from '../../../core/port/outside.ts';
import type { Conversation, ErasedCase, Store } from '../../../core/port/store.ts';
import { chainHash, GENESIS } from '../../../core/record/chain.ts';
import type { RecordExport } from '../../../core/record/export.ts';
import { remembered } from '../../../core/turn/loaded-case.ts';
import type { TurnService } from '../../../core/turn/service.ts';

type Parts = {
  readonly store: Store;
  readonly attachments: Attachments;
  readonly wording: Wording;
  readonly turns: Pick<TurnService, 'exportRecord' | 'evidence'>;
  readonly digest: (text: string) => string;
  readonly now: () => number;
  readonly timeZone: string;
};
type Out = { write(text: string): unknown };

const USAGE = 'Say which case, for whom and where to: npm run export -- --case ID --as claimant --to DIR\n';

/**
 * `npm run export -- --case ID --as claimant --to DIR`: all that is kept for one of a case, cut as their screen is cut:
 * `record.json` (`npm run verify` checks it), `conversation.txt` in their language, and the files that they may open. Of
 * a case that was erased only the leaves of its chain are left to give. Resolves to 0, 1 where it was refused, 2 for a wrong call.
 */
export const exportCommand = async (args: readonly string[], out: Out, parts: Parts): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: { case: { type: 'string' }, as: { type: 'string' }, to: { type: 'string' } },
  });
  const role = Role.safeParse(values.as);
  if (!values.case || !values.to || !role.success) {
    out.write(USAGE);
    return 2;
  }
  if (existsSync(values.to))
    return refused(out, `${values.to} is there already. Name a directory that is not.`);
  const conversation = (await parts.store.conversations(values.case)).find((each) => each.role === role.data);
  if (conversation !== undefined) return give(out, conversation, values.to, parts);
  const erased = await parts.store.erased(values.case);
  if (erased === null) return refused(out, `There is no such case, or no ${role.data} has been in it.`);
  put(values.to, 'record.json', JSON.stringify(leavesOf(erased, parts)));
  out.write(`That case was erased. ${values.to} holds the leaves of its chain, and nothing else is left.\n`);
  return 0;
};

const refused = (out: Out, said: string): number => {
  out.write(`${said}\n`);
  return 1;
};

const give = async (out: Out, conversation: Conversation, to: string, parts: Parts): Promise<number> => {
  const { conversationId } = conversation;
  const record = await parts.turns.exportRecord(conversationId);
  if ((await parts.store.takenOut(conversation.caseId)) !== null)
    return refused(out, 'The record of that case is in an archive. Bring it back first: npm run archive.');
  if (record === null) return refused(out, 'There is no such case.');
  put(to, 'record.json', JSON.stringify(record));
  put(to, 'conversation.txt', await talkOf(conversation, parts));
  let files = 0;
  for (const entry of record.entries) {
    if (!('recorded' in entry) || entry.recorded.event.type !== 'evidenceAdded') continue;
    const { sha256, name, evidenceId } = entry.recorded.event.evidence;
    const mayOpen = (await parts.turns.evidence(conversationId, evidenceId)) !== null;
    const bytes = mayOpen ? await parts.attachments.get(sha256) : null;
    if (bytes === null) continue;
    files += 1;
    put(join(to, 'files'), `${files}-${name.replace(/[^\p{L}\p{N}._ -]/gu, '_')}`, bytes);
  }
  out.write(
    `${to} holds the record (${record.entries.length} entries), the conversation and ${files} files, as the ${conversation.role} may have them.\n`,
  );
  return 0;
};

const put = (folder: string, name: string, content: string | Uint8Array): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, name), content, { mode: 0o600 });
};

/** Items of a feed that are read at once. */
const PAGE = 500;

/** The codes of links are left out: whoever reads the file is not to come in by it. */
const talkOf = async (conversation: Conversation, parts: Parts): Promise<string> => {
  const { conversationId, memory } = conversation;
  const { locale } = remembered(memory);
  const reader = { wording: parts.wording, locale, timeZone: parts.timeZone, urlOf: () => '…' };
  const lines: string[] = [];
  for (let after = 0; ; ) {
    const items = await parts.store.feed(conversationId, after, PAGE);
    for (const item of items) {
      const who = item.message.from.role === conversation.role ? '>' : '<';
      const message = said(item, reader);
      const name = message.speaker === undefined ? '' : ` ${message.speaker}`;
      lines.push(`${who} ${new Date(item.at).toISOString()}${name}\n${plainText(message)}\n`);
    }
    const last = items.at(-1);
    if (last === undefined) return lines.join('\n');
    after = last.seq;
  }
};

const leavesOf = ({ caseId, leaves, head }: ErasedCase, { digest, now }: Parts): RecordExport => {
  let hash = GENESIS;
  const entries = leaves.map((leaf, index) => {
    hash = chainHash(hash, leaf, digest);
    return { position: index + 1, leaf, hash };
  });
  return { format: 'parley-record', version: 1, caseId, exportedAt: now(), entries, head };
};
