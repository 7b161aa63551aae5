import type { Locale } from '../locale.ts';
import type { Conversation, Link } from '../port/store.ts';
import { isOpenMandate, mandateOf } from '../representation/mandate.ts';
import type { Engine } from './engine.ts';
import type { EnterOutcome, LinkProblem, PeekOutcome, TurnService } from './service.ts';

/** What a link is good for right now, for this browser. */
export const usable = async (
  engine: Engine,
  code: string,
  sessionId: string | null,
): Promise<{ readonly link: Link } | { readonly problem: LinkProblem }> => {
  const link = await engine.store.link(engine.digest(code.trim().toLowerCase()));
  if (link === null) return { problem: 'linkUnknown' };
  if (link.boundTo !== null && link.boundTo !== sessionId) return { problem: 'linkUsed' };
  if (await isOver(engine, link)) return { problem: 'linkExpired' };
  // The one whom it let in already may come back by it for as long as there is a case.
  if (link.boundTo === null && link.expiresAt <= engine.clock.now()) return { problem: 'linkExpired' };
  return { link };
};

/** No link of whoever no longer acts for a side lets in, not even the one that let them in before. */
const isOver = async (engine: Engine, { role, caseId, personId }: Link): Promise<boolean> => {
  if (role !== 'representative' || caseId === null) return false;
  const { state } = await engine.cache.fresh(caseId);
  const mandate = mandateOf(state?.mandates ?? [], personId ?? '');
  return mandate === undefined || !isOpenMandate(mandate);
};

export const peekLink = async (
  engine: Engine,
  code: string,
  sessionId: string | null,
): Promise<PeekOutcome> => {
  const found = await usable(engine, code, sessionId);
  if ('problem' in found) return { ok: false, problem: found.problem };
  const { kind: link, role, caseId } = found.link;
  const kind = link === 'invite' && role === 'representative' ? 'mandate' : link;
  const state = caseId === null ? null : (await engine.cache.fresh(caseId)).state;
  return { ok: true, kind, procedureId: state?.procedure.id ?? null, from: null };
};

/** Makes a conversation of a case, once; the same one comes back ever after. */
export type Seat = (conversation: Omit<Conversation, 'memory'>, locale: Locale) => Promise<Conversation>;

export const enterByLink = async (
  engine: Engine,
  seat: Seat,
  { code, sessionId, locale }: { readonly code: string; readonly sessionId: string; readonly locale: Locale },
): Promise<EnterOutcome> => {
  const found = await usable(engine, code, sessionId);
  if ('problem' in found) return { ok: false, problem: found.problem };
  const { link } = found;
  const binds = link.kind !== 'resume' && link.boundTo === null;
  if (binds && !(await engine.store.bindLink(link.codeHash, sessionId)))
    return { ok: false, problem: 'linkUsed' };
  return link.kind === 'staff' || link.caseId === null
    ? enterAsStaff(engine, link, sessionId)
    : enterAsParty(engine, seat, link, link.caseId, sessionId, locale);
};

/** How long a staff member's browser stays signed in. */
const STAFF_SESSION = 12 * 60 * 60 * 1_000;

const enterAsStaff = async (engine: Engine, link: Link, sessionId: string): Promise<EnterOutcome> => {
  const member = await engine.store.member(link.personId ?? 'adjuster');
  if (!member?.active) return { ok: false, problem: 'linkExpired' };
  await enterStaff(engine, { staff: member, sessionId });
  return { ok: true, kind: 'staff', staffId: member.id };
};

/** Lays down the session of a member of the team, however the channel came to know who that is. */
export const enterStaff = async (
  { store, clock }: Engine,
  { staff, sessionId }: Parameters<TurnService['enterStaff']>[0],
): Promise<void> => {
  const now = clock.now();
  const before = await store.session(sessionId);
  await store.putSession({
    sessionId,
    staff: { id: staff.id, name: staff.name },
    createdAt: before?.createdAt ?? now,
    expiresAt: Math.max(before?.expiresAt ?? 0, now + STAFF_SESSION),
  });
};

/** The person behind an invitation follows from its link, so that entering twice is entering once. */
const enterAsParty = async (
  engine: Engine,
  seat: Seat,
  link: Link,
  caseId: string,
  sessionId: string,
  locale: Locale,
): Promise<EnterOutcome> => {
  const personId = link.personId ?? engine.digest(`person/${link.codeHash}`).slice(0, 32);
  const { state } = await engine.cache.fresh(caseId);
  // A second invitation of one case lets nobody in once somebody has joined.
  if (link.role === 'respondent' && state?.respondent != null && state.respondent.id !== personId)
    return { ok: false, problem: 'linkUsed' };
  await engine.store.grant(sessionId, personId);
  const conversationId = engine.digest(`conversation/${caseId}/${personId}`).slice(0, 32);
  const known = (await engine.store.conversations(caseId)).find((each) => each.personId === personId);
  const conversation = known ?? (await seat({ conversationId, caseId, role: link.role, personId }, locale));
  return { ok: true, kind: 'party', conversation };
};
