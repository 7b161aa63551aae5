import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '../../../../core/port/store.ts';
import { type Deed, type SignInWay, writeJournal } from '../../../../core/staff/journal.ts';
import type { Member } from '../../../../core/staff/member.ts';
import type { WebParts } from '../server/parts.ts';
import type { Sessions } from '../server/session.ts';
import { memberTopic } from '../server/staying.ts';

export type StaffParts = Pick<
  WebParts,
  'service' | 'store' | 'wording' | 'clock' | 'log' | 'wakeups' | 'ids' | 'publicUrl'
> & { readonly sessions: Sessions };

/** Notes in the team's journal who did what; `by` null where Parley itself acted. */
export const note = (
  { store, clock }: Pick<StaffParts, 'store' | 'clock'>,
  by: Pick<Member, 'id' | 'name'> | null,
  deed: Deed,
): Promise<unknown> =>
  writeJournal(store, { at: clock.now(), by, deed }, (text) => hash('sha256', text, 'hex'));

/** Begins the day of a browser that was let in, and notes it. */
export const began = async (
  parts: Pick<StaffParts, 'store' | 'clock' | 'sessions'>,
  request: FastifyRequest,
  { deskId, member, way, ...more }: Began,
): Promise<void> => {
  const device = (request.headers['user-agent'] ?? '').slice(0, 300);
  await parts.sessions.beginDay(deskId, { device, way, ...more });
  await note(parts, member, { what: 'signedIn', way });
};
type Began = {
  readonly deskId: string;
  readonly member: Member;
  readonly way: SignInWay;
  readonly providerSession?: string;
};

/**
 * Lets a browser in as a member whom somebody else has vouched for, under a new id: nothing that was known before of the
 * browser lives on (OWASP: renew at every change of privilege). `framed`: the desk inside Teams.
 */
export const letIn = async (
  parts: StaffParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { framed = false, ...entry }: Omit<Began, 'deskId'> & { readonly framed?: boolean },
): Promise<void> => {
  const { desk } = request.known;
  if (desk !== null && !framed) await parts.store.endSession(desk.sessionId);
  const deskId = framed ? parts.sessions.framedDesk(reply) : parts.sessions.desk(reply);
  await parts.service.enterStaff({ staff: entry.member, sessionId: deskId });
  await began(parts, request, { ...entry, deskId });
};

/** Ends sign-ins of a member; whatever is open by them closes at once, in every process. Resolves to how many there were. */
export const endSessions = async (
  { store, wakeups }: Pick<StaffParts, 'store' | 'wakeups'>,
  memberId: string,
  which: (session: Session) => boolean,
): Promise<number> => {
  const ended = (await store.sessionsOf(memberId)).filter(which);
  for (const { sessionId } of ended) await store.endSession(sessionId);
  wakeups.wake([memberTopic(memberId)]);
  return ended.length;
};
