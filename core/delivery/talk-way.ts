import type { TurnService } from '../turn/service.ts';

/** Addresses for one person: the room of a talk on video, and the file of it for their calendar. */
export type TalkWay = { readonly room: string; readonly calendar: string };

type Parts = {
  readonly service: Pick<TurnService, 'talkLink'>;
  readonly publicUrl: () => string;
  /** Whether that address leads here from people's own devices. */
  readonly reachable: boolean;
};

/**
 * The way into a talk for whoever reads of it outside a browser. Each is made anew and lets in nobody but this person, so
 * it belongs into their own chat alone. Null where no address leads here, or there is nothing to come to any more.
 */
export const talkWay = async (
  { service, publicUrl, reachable }: Parts,
  conversationId: string,
  sessionId: string,
): Promise<TalkWay | null> => {
  const code = reachable ? await service.talkLink(conversationId, sessionId) : null;
  return code === null ? null : talkAddresses(publicUrl(), code, sessionId);
};

/** What stands after `#` no server is told, and no preview depends on it: see client/route.ts of the web channel. */
const talkAddresses = (base: string, code: string, sessionId: string): TalkWay => ({
  room: `${base}/l/${code}#room`,
  calendar: `${base}/api/links/${code}/sessions/${encodeURIComponent(sessionId)}.ics`,
});
