import { z } from 'zod';

const Id = z.string().min(1).max(500);

const Attachment = z.object({
  contentType: z.string(),
  contentUrl: z
    .string()
    .exactOptional()
    .catch(undefined as never),
  name: z.string().nullish(),
  content: z.unknown().optional(),
});
export type Attachment = z.infer<typeof Attachment>;

/**
 * What is read of an activity (Bot Framework activity schema, with what Teams adds in `channelData` and `entities`).
 * Everything else is neither looked at nor kept.
 */
export const Incoming = z.object({
  type: z.string().max(100),
  id: Id.optional(),
  name: z.string().max(200).optional(),
  timestamp: z.string().max(100).optional(),
  channelId: z.literal('msteams'),
  // Read before anybody knows who sent it: the pattern begins only where slashes begin, so that many cost no time.
  serviceUrl: z
    .url()
    .max(2_048)
    .transform((url) => url.replace(/(?<!\/)\/+$/u, '')),
  from: z.object({ id: Id, aadObjectId: z.string().max(100).nullish() }),
  recipient: z.object({ id: Id }),
  conversation: z.object({
    id: Id,
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  replyToId: Id.nullish(),
  text: z.string().nullish(),
  locale: z.string().max(50).nullish(),
  localTimezone: z.string().max(100).nullish(),
  entities: z
    .array(
      z
        .object({ type: z.string(), locale: z.string().optional(), timezone: z.string().optional() })
        .catch({ type: '' }),
    )
    .optional(),
  attachments: z.array(Attachment).optional(),
  value: z.unknown().optional(),
  action: z.string().optional(),
  channelData: z
    .object({
      eventType: z.string().optional().catch(undefined),
      tenant: z.object({ id: z.string() }).optional().catch(undefined),
      team: z.object({ id: z.string() }).optional().catch(undefined),
      channel: z.object({ id: z.string() }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type Incoming = z.infer<typeof Incoming>;
