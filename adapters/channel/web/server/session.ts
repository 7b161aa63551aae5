import { hash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session, SignedIn, Store } from '../../../../core/port/store.ts';
import { DAY, HOUR, MINUTE } from '../../../../core/time.ts';

/** How long a party's browser may come back, counted anew from each visit. */
const PARTY_LASTS = 180 * DAY;
/** A visit renews a session at most this often. */
const RENEW_AFTER = DAY;
/** How exactly it is known when a member of the team was last heard. */
const SEEN_EVERY = 15 * MINUTE;
/** A working day with its overtime. */
const DESK_LASTS = 12 * HOUR;
/** The desk's cookie outlives the day's session: the browser that used a staff link once comes back by it. */
const DESK_COOKIE_LASTS = 30 * DAY;

/** This machine's own addresses; browsers take a `Secure` cookie from them without https. */
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * The sessions of browsers: 256 random bits in a cookie, of which only the hash is stored. One is made when a person
 * opens a case or enters by a link, never by looking at a page, and a cookie that was not made here is never adopted.
 *
 * There are two, so that a person who tries both sides in one browser loses neither, and the short life and the strict
 * cookie of staff do not depend on how long a party may come back:
 * - the party's. On https it is `SameSite=None; Partitioned`: the chat embedded in a shop's page is our own origin in
 *   that page's frame, where a browser sends no Lax cookie; partitioned, what is set there is known only there, so a
 *   stranger's page that frames us meets an empty chat. Nothing rests on SameSite against forged requests: those are
 *   stopped by their origin and their content type (security.ts). On http, where `None` does not exist, it is Lax; on
 *   this machine's own address, which browsers trust like https, the framed one is set beside it, so that the embedded
 *   chat can be tried out.
 * - the desk's, `SameSite=Strict`, for a browser's own window. The desk inside Teams stands in a frame of another site
 *   and has one of its own, `SameSite=None; Partitioned`: known only there, made only after Microsoft named the person,
 *   and only Teams may frame the desk (security.ts).
 *
 * They live in real time, not in the clock of cases, which a demonstration moves.
 */
export type Sessions = {
  /** Reads the cookies of a request and renews a party's session that is in use. */
  read(request: FastifyRequest, reply: FastifyReply): Promise<Known>;
  /** The party's session of this browser, made if there is none. */
  party(request: FastifyRequest, reply: FastifyReply): Promise<string>;
  /** A new desk session's id; the session itself is laid down by the service when it lets staff in. */
  desk(reply: FastifyReply): string;
  /** The same for the desk in the frame of Teams. */
  framedDesk(reply: FastifyReply): string;
  /** Begins the day of a desk session that the service has just let in, and notes by what it can be told apart. */
  beginDay(deskId: string, by: Omit<SignedIn, 'id' | 'name'>): Promise<void>;
};

/** The sessions that a request's cookies belong to. `deskId` is known also after it has ended. */
export type Known = {
  readonly party: Session | null;
  readonly desk: Session | null;
  readonly deskId: string | null;
};

export const NOBODY: Known = { party: null, desk: null, deskId: null };

export const sessions = (store: Store, secure: boolean): Sessions => {
  // `__Host-`: neither another host of the same domain nor plain http can set it (RFC 6265bis, 4.1.3.2).
  const prefix = secure ? '__Host-' : '';
  const cookies = {
    party: `${prefix}parley`,
    framed: 'parley-framed',
    desk: `${prefix}parley-desk`,
    framedDesk: `${prefix}parley-desk-framed`,
  };
  const common = { httpOnly: true, secure, path: '/' } as const;
  const lasts = { ...common, maxAge: PARTY_LASTS / 1_000 };
  const framed = { ...lasts, secure: true, sameSite: 'none', partitioned: true } as const;
  const putParty = ({ hostname }: FastifyRequest, reply: FastifyReply, token: string): void => {
    if (secure) reply.setCookie(cookies.party, token, framed);
    else {
      reply.setCookie(cookies.party, token, { ...lasts, sameSite: 'lax' });
      if (LOOPBACK.test(hostname)) reply.setCookie(cookies.framed, token, framed);
    }
  };

  return {
    read: async (request, reply) => {
      const { cookies: sent } = request;
      const now = Date.now();
      const token = sent[cookies.party] ?? (secure ? undefined : sent[cookies.framed]);
      const found = await stored(store, token);
      const party = found !== null && found.expiresAt > now ? found : null;
      if (party !== null && token !== undefined && party.expiresAt - now < PARTY_LASTS - RENEW_AFTER) {
        await store.renewSession({ ...party, expiresAt: now + PARTY_LASTS });
        putParty(request, reply, token);
      }
      const desk = await stored(store, sent[cookies.desk]);
      const framedDesk = await stored(store, sent[cookies.framedDesk]);
      const entered = [desk, framedDesk].find((each) => each?.staff != null && each.expiresAt > now);
      if (entered?.staff != null && now - (entered.staff.seenAt ?? 0) > SEEN_EVERY)
        await store.renewSession({ ...entered, staff: { ...entered.staff, seenAt: now } });
      return { party, desk: entered ?? null, deskId: desk?.sessionId ?? null };
    },
    party: async (request, reply) => {
      const { party } = request.known;
      if (party !== null) return party.sessionId;
      const { token, sessionId } = fresh();
      const now = Date.now();
      await store.putSession({ sessionId, staff: null, createdAt: now, expiresAt: now + PARTY_LASTS });
      putParty(request, reply, token);
      return sessionId;
    },
    desk: (reply) => {
      const { token, sessionId } = fresh();
      reply.setCookie(cookies.desk, token, {
        ...common,
        sameSite: 'strict',
        maxAge: DESK_COOKIE_LASTS / 1_000,
      });
      return sessionId;
    },
    framedDesk: (reply) => {
      const { token, sessionId } = fresh();
      // No longer than the day: Teams signs in anew without asking.
      const maxAge = DESK_LASTS / 1_000;
      reply.setCookie(cookies.framedDesk, token, {
        ...common,
        secure: true,
        sameSite: 'none',
        partitioned: true,
        maxAge,
      });
      return sessionId;
    },
    beginDay: async (deskId, by) => {
      const session = await store.session(deskId);
      if (session?.staff == null) return;
      const now = Date.now();
      const staff = { ...session.staff, ...by, seenAt: now };
      // Cases may live by a clock of their own; a sign-in is of the day on which it is made.
      await store.renewSession({ ...session, staff, createdAt: now, expiresAt: now + DESK_LASTS });
    },
  };
};

const fresh = (): { readonly token: string; readonly sessionId: string } => {
  const token = randomBytes(32).toString('base64url');
  return { token, sessionId: idOf(token) };
};

const idOf = (token: string): string => hash('sha256', token, 'hex');

const stored = async (store: Store, token: string | undefined): Promise<Session | null> =>
  token === undefined ? null : store.session(idOf(token));
