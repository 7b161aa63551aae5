import { z } from 'zod';
import { Side } from '../../../../core/case/party.ts';
import type { JoinBody, PageFrame } from './wire.ts';

/** Session descriptions of a page with every codec and candidate are 5 to 20 kB. */
const LONGEST_SDP = 64 * 1_024;
/** What somebody said, as far as it fits under a face. */
const LONGEST_CAPTION = 200;
/** The largest frame that a page may send, in bytes, as JSON writes it. */
export const LARGEST_FRAME = 2 * LONGEST_SDP;

const Seat = z.string().regex(/^[0-9a-f]{16}$/);
const LinkName = z.string().regex(/^[\w.-]{1,64}$/);

const Signal = z.union([
  z.strictObject({
    description: z.strictObject({ type: z.enum(['offer', 'answer']), sdp: z.string().max(LONGEST_SDP) }),
  }),
  z.strictObject({
    candidate: z
      .object({
        candidate: z.string().max(1_024),
        sdpMid: z.string().max(64).nullable(),
        sdpMLineIndex: z.int().min(0).max(64).nullable(),
      })
      .nullable(),
  }),
  z.strictObject({ restart: z.literal(true) }),
]);

const Frame: z.ZodType<PageFrame> = z.discriminatedUnion('t', [
  z.object({ t: z.literal('join'), token: z.string().max(2_048) }),
  z.object({ t: z.literal('admit'), seat: Seat }),
  z.object({ t: z.literal('sendOut'), seat: Seat }),
  z.object({ t: z.literal('openCaucus'), side: Side }),
  z.object({ t: z.literal('closeCaucus') }),
  z.object({ t: z.literal('restore'), inside: z.array(Seat).max(16), caucus: Side.nullable() }),
  z.object({
    t: z.literal('show'),
    shows: z.strictObject({ microphone: z.boolean(), camera: z.boolean(), screen: z.boolean() }),
  }),
  z.object({ t: z.literal('signal'), link: LinkName, signal: Signal }),
  z.object({ t: z.literal('caption'), text: z.string().max(LONGEST_CAPTION) }),
  z.object({ t: z.literal('ice') }),
  z.object({ t: z.literal('leave') }),
  z.object({ t: z.literal('ping') }),
]);

export const JoinRequest: z.ZodType<JoinBody> = z.object({ page: z.string().regex(/^[\w-]{8,40}$/) });

/** What a page sent; null for anything that is no frame. */
export const pageFrame = (data: string): PageFrame | null => {
  try {
    return Frame.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
};
