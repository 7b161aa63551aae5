import type { ReceivedFile } from '../turn/input.ts';

/** Why a file is not taken: of another kind, empty, damaged, with more pixels than may be opened, or no file can be kept now. */
export type FileProblem = 'type' | 'empty' | 'broken' | 'pixels' | 'unkept';

/** Bytes of one file, on every channel. */
export const LARGEST_FILE = 10 * 1_024 * 1_024;

/**
 * Takes the bytes that a person sent and keeps them as they go on the record. What a file is, is judged by its content
 * alone. Where a picture or a recording was made is nobody's business here: that is taken out before anything is
 * stored, and the hash is of what is stored.
 */
export type Intake = {
  keep(
    bytes: Uint8Array,
    name: string,
  ): Promise<{ readonly file: ReceivedFile } | { readonly problem: FileProblem }>;
};
