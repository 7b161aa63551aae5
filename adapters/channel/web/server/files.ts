import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ElementId, type Evidence } from '../../../../core/narrative/element.ts';
import { type FileProblem, LARGEST_FILE } from '../../../../core/port/intake.ts';
import { readerIn } from './access.ts';
import type { WebParts } from './parts.ts';
import { partOf } from './range.ts';
import { SHOWN_AS_IMAGE } from './render.ts';
import { POLICY } from './security.ts';
import type { Deliver } from './turn.ts';
import { UploadQuery } from './wire-input.ts';
import { refused, sayer } from './words.ts';

/** A browser reads an answer only once it has sent all; so much more is read and thrown away before it is cut off. */
const PATIENCE = 4 * LARGEST_FILE;

const STATUS: { readonly [P in FileProblem]: number } = {
  type: 415,
  empty: 400,
  broken: 422,
  pixels: 422,
  unkept: 503,
};

/** Takes a file from the body as it is: counted while it comes, judged by its content, kept, and told to the case. */
export const uploadHandler = (
  { service, wording, intake }: Pick<WebParts, 'service' | 'wording' | 'intake'>,
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
    // Nobody reads this answer; the browser that comes back sends the file anew.
    if (bytes === 'cutOff') return no(400, 'chrome.broken');
    if (bytes === 'tooLarge') return no(413, 'fileProblem.size');
    const shown = await service.show(conversation.conversationId, Number.MAX_SAFE_INTEGER, 1);
    if (shown?.panel.composer.open !== true) return no(409, 'chrome.ended');
    const kept = await intake.keep(bytes, name);
    if ('problem' in kept) return no(STATUS[kept.problem], `fileProblem.${kept.problem}`);
    const element = ElementId.safeParse(about);
    const answer = await deliver(reader, id, [
      { kind: 'file', file: kept.file, ...(element.success ? { element: element.data } : {}) },
    ]);
    return reply.code(answer.t === 'done' ? 200 : 500).send(answer);
  };
};

/** The whole body. `cutOff`: whoever sent it was gone before its end, which is no fault. */
const received = async (body: IncomingMessage | undefined): Promise<Buffer | 'tooLarge' | 'cutOff'> => {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of (body ?? []) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= LARGEST_FILE) chunks.push(chunk);
      else chunks.length = 0;
      if (size > PATIENCE) break;
    }
  } catch (fault) {
    if (body?.complete === false) return 'cutOff';
    throw fault;
  }
  return size > LARGEST_FILE ? 'tooLarge' : Buffer.concat(chunks, size);
};

/** Gives a file of the case to those who may see it. */
export const downloadHandler = (parts: Pick<WebParts, 'service' | 'wording' | 'attachments'>) =>
  giveFile(parts, ({ sha256, mime, name }) => ({ sha256, mime, name }));

/** Gives the small picture of a file to those who may see the file. */
export const previewHandler = (parts: Pick<WebParts, 'service' | 'wording' | 'attachments'>) =>
  giveFile(parts, ({ preview, name }) =>
    preview === undefined ? null : { sha256: preview.sha256, mime: 'image/webp', name: `${name}.webp` },
  );

type Given = Pick<Evidence, 'sha256' | 'mime' | 'name'>;

const giveFile = (
  { service, wording, attachments }: Pick<WebParts, 'service' | 'wording' | 'attachments'>,
  part: (evidence: Evidence) => Given | null,
) => {
  const say = sayer(wording);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { locale, conversation } = readerIn(request);
    const { file: asked } = request.params as { readonly file: string };
    const evidence = await service.evidence(conversation.conversationId, asked);
    const given = evidence === null ? null : part(evidence);
    const bytes = given === null ? null : await attachments.get(given.sha256);
    if (given === null || bytes === null)
      return reply.code(404).send(refused(say('chrome.notFound', locale)));
    const place = SHOWN_AS_IMAGE.has(given.mime) ? 'inline' : 'attachment';
    reply.headers({
      'accept-ranges': 'bytes',
      'content-type': given.mime,
      'content-disposition': `${place}; ${fileName(given.name)}`,
      'content-security-policy': POLICY.data,
      'cache-control': 'private, max-age=3600',
    });
    return give(reply, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), request.headers.range);
  };
};

/** The whole file, or the part of it that was asked for. */
const give = (reply: FastifyReply, bytes: Buffer, range: string | undefined): FastifyReply => {
  const wanted = partOf(range, bytes.length);
  if (wanted === null) return reply.send(bytes);
  if (wanted === 'outside')
    return reply.code(416).header('content-range', `bytes */${bytes.length}`).send(Buffer.alloc(0));
  const { first, last } = wanted;
  return reply
    .code(206)
    .header('content-range', `bytes ${first}-${last}/${bytes.length}`)
    .send(bytes.subarray(first, last + 1));
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
