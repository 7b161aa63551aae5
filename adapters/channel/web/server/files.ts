import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readRecorded } from '../../../../core/case/migrate.ts';
import { ElementId, type Evidence } from '../../../../core/narrative/element.ts';
import type { Conversation, Store } from '../../../../core/port/store.ts';
import { seenBy } from '../../../../core/view/seen.ts';
import { readerIn } from './access.ts';
import { cleanName, type FileProblem, kindOf } from './file-kind.ts';
import type { WebParts } from './parts.ts';
import { SHOWN_AS_IMAGE } from './render.ts';
import { POLICY } from './security.ts';
import type { Deliver } from './turn.ts';
import { UploadQuery } from './wire-input.ts';
import { refused, sayer } from './words.ts';

/** Bytes of one file. */
const LARGEST_FILE = 10 * 1_024 * 1_024;
/** A browser reads an answer only once it has sent all; so much more is read and thrown away before it is cut off. */
const PATIENCE = 4 * LARGEST_FILE;

const STATUS: { readonly [P in FileProblem]: number } = {
  fileType: 415,
  'file.empty': 400,
  'file.broken': 422,
  'file.pixels': 422,
};

/** Takes a file from the body as it is: counted while it comes, judged by its content, kept, and told to the case. */
export const uploadHandler = (
  { service, wording, attachments }: Pick<WebParts, 'service' | 'wording' | 'attachments'>,
  deliver: Deliver,
) => {
  const say = sayer(wording);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const reader = readerIn(request);
    const { locale, conversation } = reader;
    const query = UploadQuery.safeParse(request.query);
    if (!query.success) return reply.code(400).send(refused(say('chrome.broken', locale)));
    const { id, name, element: about } = query.data;
    const no = (status: number, key: string) => reply.code(status).send(refused(say(key, locale), { id }));

    const bytes = await received(request.body as IncomingMessage | undefined);
    if (bytes === null) return no(413, 'chrome.fileTooLarge');
    const shown = await service.show(conversation.conversationId, Number.MAX_SAFE_INTEGER, 1);
    if (shown?.panel.composer.open !== true) return no(409, 'chrome.ended');
    const read = await kindOf(bytes);
    if ('problem' in read) return no(STATUS[read.problem], `chrome.${read.problem}`);
    const { sha256 } = await attachments.put(bytes);
    const file = { sha256, name: cleanName(name, read.kind), mime: read.kind.mime, bytes: bytes.length };
    const element = ElementId.safeParse(about);
    const answer = await deliver(reader, id, [
      { kind: 'file', file, ...(element.success ? { element: element.data } : {}) },
    ]);
    return reply.code(answer.t === 'done' ? 200 : 500).send(answer);
  };
};

/** The whole body, or null where it is larger than a file may be. */
const received = async (body: IncomingMessage | undefined): Promise<Buffer | null> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_FILE) chunks.push(chunk);
    else chunks.length = 0;
    if (size > PATIENCE) break;
  }
  return size > LARGEST_FILE ? null : Buffer.concat(chunks, size);
};

/** Gives a file of the case to those who may see it. */
export const downloadHandler = ({
  store,
  wording,
  attachments,
}: Pick<WebParts, 'store' | 'wording' | 'attachments'>) => {
  const say = sayer(wording);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { locale, conversation } = readerIn(request);
    const { file: asked } = request.params as { readonly file: string };
    const evidence = await evidenceSeen(store, conversation, asked);
    const bytes = evidence === undefined ? null : await attachments.get(evidence.sha256);
    if (evidence === undefined || bytes === null)
      return reply.code(404).send(refused(say('chrome.notFound', locale)));
    const place = SHOWN_AS_IMAGE.has(evidence.mime) ? 'inline' : 'attachment';
    return reply
      .headers({
        'content-type': evidence.mime,
        'content-disposition': `${place}; ${fileName(evidence.name)}`,
        'content-security-policy': POLICY.data,
        'cache-control': 'private, max-age=3600',
      })
      .send(Buffer.from(bytes));
  };
};

/** A file on the record that this reader may see, by its hash or by the id that it has in the case. */
const evidenceSeen = async (
  store: Store,
  { caseId, role }: Conversation,
  asked: string,
): Promise<Evidence | undefined> => {
  const record = await store.record(caseId);
  for (const stored of record) {
    const recorded = readRecorded(stored.recorded);
    const { event } = recorded;
    if (event.type !== 'evidenceAdded' || !seenBy(role, recorded)) continue;
    const { sha256, evidenceId } = event.evidence;
    if (sha256 === asked || evidenceId === asked) return event.evidence;
  }
  return undefined;
};

/** A name in a header: plain for old readers, in full after RFC 8187. */
const fileName = (name: string): string => {
  const plain = name.replace(/[^\w.() -]/gu, '_');
  const full = encodeURIComponent(name).replace(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${full}`;
};
