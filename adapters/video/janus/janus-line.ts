import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { SECOND } from '../../../core/time.ts';

/** A session that is not heard for a minute is ended by Janus (`session_timeout`). */
const KEEP_ALIVE = 25 * SECOND;
const ANSWERS_WITHIN = 8 * SECOND;
const PLUGIN = 'janus.plugin.videoroom';

const Jsep = z.object({ type: z.enum(['offer', 'answer']), sdp: z.string() });
export type Jsep = z.infer<typeof Jsep>;

/** What is read of a message of Janus' API (janus.conf.meetecho.com/docs/rest.html). */
const Message = z.object({
  janus: z.string(),
  transaction: z.string().optional(),
  sender: z.number().optional(),
  data: z.object({ id: z.number() }).optional(),
  error: z.object({ code: z.number(), reason: z.string() }).optional(),
  plugindata: z
    .object({ data: z.looseObject({ error: z.string().optional(), error_code: z.number().optional() }) })
    .optional(),
  jsep: Jsep.optional(),
});
type Message = z.infer<typeof Message>;

/** Janus said no, or said nothing. The reason is its own text and holds nothing of a person. */
export class JanusRefused extends Error {}

/** A seat of ours at the plugin for video rooms: each is one peer connection at most. */
export type Handle = {
  /** Asks the plugin; resolves to its answer with what it says of a connection. Throws `JanusRefused`. */
  ask(
    body: { readonly request: string; readonly [name: string]: unknown },
    jsep?: Jsep,
  ): Promise<Jsep | null>;
  trickle(candidate: unknown): Promise<void>;
  /** Ends the seat and whatever flows by it. Resolves once it has ended. */
  detach(): Promise<void>;
};
export type HandleEars = {
  /** Sound and picture flow. */
  up?(): void;
  /** They do not any more. */
  gone(): void;
};

/** A session at a Janus, over one WebSocket. */
export type JanusLine = {
  attach(ears: HandleEars): Promise<Handle>;
  close(): void;
};

type Waiting = { readonly takes: (kind: string) => boolean; settle(message: Message): void };

/**
 * Opens a session. `onEnd`: the line broke, and with it every handle: Janus ends a session at once whose connection is gone
 * (`reclaim_session_timeout` 0). Throws where nobody answers.
 */
export const openJanus = async (
  { url, secret }: { readonly url: string; readonly secret: string | undefined },
  onEnd: () => void,
): Promise<JanusLine> => {
  const socket = new WebSocket(url, 'janus-protocol');
  const waiting = new Map<string, Waiting>();
  const handles = new Map<number, HandleEars>();
  let session: number | null = null;
  let ended = false;

  const send = (janus: string, more: object, takes: Waiting['takes']): Promise<Message> =>
    new Promise((resolve, reject) => {
      const transaction = randomUUID();
      const timer = setTimeout(() => {
        waiting.delete(transaction);
        reject(new JanusRefused(`Janus does not answer to ${janus}.`));
      }, ANSWERS_WITHIN);
      waiting.set(transaction, {
        takes,
        settle: (message) => {
          clearTimeout(timer);
          const problem = message.error?.reason ?? message.plugindata?.data.error;
          if (problem === undefined) resolve(message);
          else reject(new JanusRefused(problem));
        },
      });
      const id = session === null ? {} : { session_id: session };
      const known = secret === undefined ? {} : { apisecret: secret };
      socket.send(JSON.stringify({ janus, transaction, ...id, ...known, ...more }));
    });
  const hear = (message: Message): void => {
    const asked = message.transaction === undefined ? undefined : waiting.get(message.transaction);
    if (asked !== undefined && message.transaction !== undefined && asked.takes(message.janus)) {
      waiting.delete(message.transaction);
      asked.settle(message);
    }
    const ears = message.sender === undefined ? undefined : handles.get(message.sender);
    if (message.janus === 'webrtcup') ears?.up?.();
    if (message.janus === 'hangup') ears?.gone();
  };
  const end = (): void => {
    if (ended) return;
    ended = true;
    clearInterval(timer);
    const lost = { janus: 'error', error: { code: 0, reason: 'The line to Janus is gone.' } };
    for (const { settle } of waiting.values()) settle(lost);
    onEnd();
  };
  const timer = setInterval(() => {
    send('keepalive', {}, isAck).catch(() => socket.close());
  }, KEEP_ALIVE).unref();
  socket.onmessage = ({ data }) => hear(Message.parse(JSON.parse(String(data))));
  socket.onclose = end;
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new JanusRefused('Janus cannot be reached.'));
  });
  session = (await send('create', {}, isAnswer)).data?.id ?? null;

  return {
    attach: async (ears) => {
      const { data } = await send('attach', { plugin: PLUGIN }, isAnswer);
      const id = data?.id ?? 0;
      handles.set(id, ears);
      return {
        ask: async (body, jsep) => {
          const more = jsep === undefined ? {} : { jsep };
          return (await send('message', { handle_id: id, body, ...more }, isAnswer)).jsep ?? null;
        },
        trickle: async (candidate) => void (await send('trickle', { handle_id: id, candidate }, isAck)),
        detach: async () => {
          handles.delete(id);
          await send('detach', { handle_id: id }, isAnswer);
        },
      };
    },
    close: () => {
      clearInterval(timer);
      socket.close();
    },
  };
};

const isAck = (kind: string): boolean => kind === 'ack' || kind === 'error';
/** A request that takes time is first acknowledged, then answered as an event. */
const isAnswer = (kind: string): boolean => kind !== 'ack';
