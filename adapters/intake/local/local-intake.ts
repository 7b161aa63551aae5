import type { Documents } from '../../../core/port/document.ts';
import type { FileProblem, Intake } from '../../../core/port/intake.ts';
import { type Attachments, FilesUnwritable, type Log } from '../../../core/port/outside.ts';
import type { ReceivedFile } from '../../../core/turn/input.ts';
import { cleanName, kindOf } from './file-kind.ts';
import { withoutPlaceInHeic, withoutPlaceInSound } from './iso-media.ts';

type Parts = {
  readonly attachments: Pick<Attachments, 'put'>;
  readonly documents: Documents;
  readonly log: Log;
};

/** Takes files in on this machine; nothing of them goes anywhere. Where none can be kept, that is a line in the log each time. */
export const localIntake = (parts: Parts): Intake => ({
  keep: async (bytes, name) => {
    const read = await kindOf(bytes);
    if ('problem' in read) return read;
    const { kind } = read;
    const kept = await stored(parts, bytes, kind.mime).catch((fault: unknown) => unkept(parts.log, fault));
    return 'problem' in kept ? kept : { file: { ...kept, name: cleanName(name, kind), mime: kind.mime } };
  },
});

const unkept = (log: Log, fault: unknown): { readonly problem: FileProblem } => {
  if (!(fault instanceof FilesUnwritable)) throw fault;
  log.warn({ what: 'files', code: fault.code });
  return { problem: 'unkept' };
};

type Kept = Pick<ReceivedFile, 'sha256' | 'bytes' | 'preview' | 'pages'>;

const stored = async (
  { attachments, documents }: Parts,
  bytes: Uint8Array,
  mime: string,
): Promise<Kept | { readonly problem: FileProblem }> => {
  if (!REDRAWN.has(mime)) {
    const cleaned = CLEANED[mime]?.(bytes) ?? bytes;
    const pages = mime === 'application/pdf' ? await documents.pages(cleaned) : null;
    const kept = { ...(await attachments.put(cleaned)), bytes: cleaned.length };
    return pages === null ? kept : { ...kept, pages };
  }
  const picture = await documents.redraw({ bytes, mime });
  if (picture === 'broken' || picture === 'tooLarge')
    return { problem: picture === 'broken' ? 'broken' : 'pixels' };
  const { bytes: small, width, height } = picture.preview;
  const [{ sha256 }, preview] = await Promise.all([attachments.put(picture.bytes), attachments.put(small)]);
  return {
    sha256,
    bytes: picture.bytes.length,
    preview: { sha256: preview.sha256, width, height },
  };
};

/** Pictures that are written anew before they are kept. */
const REDRAWN: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** Types that no library here can write anew. */
const CLEANED: { readonly [mime: string]: (bytes: Uint8Array) => Uint8Array } = {
  'image/heic': withoutPlaceInHeic,
  'audio/mp4': withoutPlaceInSound,
};
