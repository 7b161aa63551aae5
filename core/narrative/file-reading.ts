import { z } from 'zod';
import { Side } from '../case/party.ts';
import { ElementId, ElementValue, type Evidence } from './element.ts';

/** Where on a page something stands: pixels or points from its upper left corner, as the reader of the file counts them. */
export const Place = z
  .object({
    /** From 1. */
    page: z.int().positive(),
    box: z
      .object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() })
      .readonly()
      .optional(),
  })
  .readonly();
export type Place = z.infer<typeof Place>;

/** A value that a program read in a file. It is nobody's statement until the person whose file it is says yes to it. */
export const Found = z.object({ element: ElementId, value: ElementValue, place: Place }).readonly();
export type Found = z.infer<typeof Found>;

/** Values of one file that are put to a person; more would be a form. */
export const MOST_FOUND = 2;
/** Bytes of words that are kept of one file, in UTF-8. */
const MOST_TEXT = 4_096;

/**
 * What became of reading a file. `read`: a picture or document with words. `heard`: a recording, with what was
 * understood of it. `unheard`: a recording that nobody here can listen to. `nothing`: no words in it, or none to be read.
 */
export const FileReading = z
  .object({
    evidenceId: z.string(),
    by: Side,
    outcome: z.enum(['read', 'heard', 'unheard', 'nothing']),
    /** Its words with personal numbers masked; cut where they are many, empty where there are none. */
    text: z.string().max(MOST_TEXT),
    found: z.array(Found).max(MOST_FOUND).readonly(),
  })
  .readonly();
export type FileReading = z.infer<typeof FileReading>;

const DOCUMENTS: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'];

export const isRecording = ({ mime }: Pick<Evidence, 'mime'>): boolean => mime.startsWith('audio/');
/** A file in which there may be words. HEIC pictures cannot be opened. */
export const mayHoldWords = (file: Pick<Evidence, 'mime'>): boolean =>
  isRecording(file) || DOCUMENTS.includes(file.mime);

/** The beginning of a text, as much as is kept of a file; no character is cut in two. */
export const keptText = (text: string): string => {
  let bytes = 0;
  let kept = '';
  for (const sign of text.toWellFormed()) {
    const point = sign.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > MOST_TEXT) break;
    kept += sign;
  }
  return kept;
};
