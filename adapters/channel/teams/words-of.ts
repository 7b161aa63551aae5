import { z } from 'zod';
import { cleanText } from '../../../core/message/long-text.ts';
import type { Wordless } from '../../../core/turn/input.ts';
import type { Attachment, Incoming } from './incoming.ts';

/** Teams hands text on as the HTML of its editor has it, also where it says that it is plain. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&nbsp;', ' '],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&amp;', '&'],
]);

/** What a person wrote, without the mention of the bot that begins a message in a team. */
export const textOf = ({ text }: Pick<Incoming, 'text'>): string =>
  cleanText(
    (text ?? '')
      .replace(/<at\b[^>]*>[^<]*<\/at>/giu, ' ')
      .replace(/&(?:nbsp|lt|gt|quot|amp|#39);/gu, (entity) => ENTITIES.get(entity) ?? entity),
  ).trim();

const HTML = 'text/html';
/** Stickers and moving pictures come as pictures in the HTML of a message, marked with one of these. */
const STICKER = /itemtype="[^"]*(?:Sticker|Giphy|Emoji)/iu;

const FILE = 'application/vnd.microsoft.teams.file.download.info';
const Download = z.object({ downloadUrl: z.string() });

/** A file that a person sent: where it is, and whether only the bot may fetch it there (a picture that was pasted). */
export type SentFile = { readonly url: string; readonly name: string; readonly own: boolean };

export const filesOf = ({ attachments = [] }: Pick<Incoming, 'attachments'>): readonly SentFile[] =>
  attachments.flatMap((attachment) => fileOf(attachment));

const fileOf = ({ contentType, contentUrl, content, name }: Attachment): readonly SentFile[] => {
  if (contentType === FILE) {
    const info = Download.safeParse(content);
    return info.success ? [{ url: info.data.downloadUrl, name: name ?? '', own: false }] : [];
  }
  if (/^(?:image|audio|application\/pdf)\b/u.test(contentType) && typeof contentUrl === 'string')
    return [{ url: contentUrl, name: name ?? '', own: true }];
  return [];
};

/** What a message without words and files was, where it was anything. */
export const wordlessOf = ({ attachments = [] }: Pick<Incoming, 'attachments'>): Wordless => {
  const html = attachments.find(({ contentType }) => contentType === HTML);
  if (typeof html?.content === 'string' && STICKER.test(html.content)) return 'sticker';
  if (attachments.some(({ contentType }) => contentType.startsWith('video/'))) return 'video';
  return 'other';
};

/** Letters and digits that a code of ours has (adapters/ids); a word that happens to look alike is asked for and not found. */
const CODE = /^[a-z0-9]{10,20}$/u;

/** The code in a message that is nothing but a link or a code of ours. `link`: it surely was meant as one. */
export const codeIn = (
  text: string,
  publicUrl: string,
): { readonly code: string; readonly link: boolean } | null => {
  const start = `${publicUrl}/l/`;
  if (text.toLowerCase().startsWith(start.toLowerCase())) {
    const code = text.slice(start.length).replace(/[/?#].*$/su, '');
    return CODE.test(code) ? { code, link: true } : null;
  }
  return CODE.test(text) ? { code: text, link: false } : null;
};
