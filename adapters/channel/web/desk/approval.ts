import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { caseNumber } from '../../../../core/case/number.ts';
import type { ApprovalState } from '../../../../core/case/state.ts';
import { say, termsLine } from '../../../../core/message/phrasing.ts';
import type { CaseRow } from '../../../../core/port/store.ts';
import { limitPassed } from '../../../../core/staff/authority.ts';
import type { Member } from '../../../../core/staff/member.ts';
import type { QueueSummary } from '../../../../core/view/queue.ts';
import { forStaff } from '../server/right.ts';
import { memberBehind } from '../staff/own-routes.ts';
import type { DeskParts } from './parts.ts';
import type { Sayer } from './said.ts';
import type { DeskApproval } from './wire.ts';

const CHUNK = 200;
const DECIDES = { config: forStaff({ resource: 'caseAction', action: 'decideApproval' }) };

const Answer = z.object({
  approvalId: z.string().min(1).max(64),
  approved: z.boolean(),
  reason: z.string().trim().min(1).max(1_000),
});

/** Who asks for leave to go beyond their own limit, and the answer of somebody whose limit is higher. */
export const approvalRoutes = (
  desk: FastifyInstance,
  parts: Pick<DeskParts, 'service' | 'store'>,
  reader: (request: FastifyRequest) => Sayer,
): void => {
  const { service } = parts;

  desk.get('/approvals', DECIDES, async (request): Promise<readonly DeskApproval[]> => {
    const found: DeskApproval[] = [];
    for (const row of await waiting(parts)) {
      const asked = await service.leaveAsked(row.caseId);
      if (asked !== null) found.push(approvalSaid(row, asked, memberBehind(request), reader(request)));
    }
    return found.sort((one, other) => one.replyBy - other.replyBy);
  });

  desk.post('/approvals/:caseId', DECIDES, async (request, reply): Promise<FastifyReply | object> => {
    const { caseId } = request.params as { readonly caseId: string };
    const by = reader(request);
    const body = Answer.safeParse(request.body);
    if (!body.success) return reply.code(400).send({ text: by.key('access.unclear') });
    const refusal = await service.answerLeave(caseId, memberBehind(request), body.data);
    return refusal === null ? {} : reply.code(409).send({ text: by.key(`refusal.${refusal.code}`) });
  });
};

/** Every open case on which somebody waits for leave. */
const waiting = async ({ store }: Pick<DeskParts, 'store'>): Promise<readonly CaseRow[]> => {
  const found: CaseRow[] = [];
  const query = { open: true, flagged: true, limit: CHUNK } as const;
  for (let rows = await store.cases(query); ; ) {
    found.push(...rows.filter(({ summary }) => (summary as QueueSummary).approval !== null));
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) return found;
    rows = await store.cases({ ...query, after: last });
  }
};

const approvalSaid = (
  { caseId, summary }: CaseRow,
  { approvalId, by, terms, reason, at, replyBy }: ApprovalState,
  { id, authority }: Member,
  said: Sayer,
): DeskApproval => {
  const { claimType, respondentName } = summary as QueueSummary;
  return {
    caseId,
    approvalId,
    label: said.phrase(say('desk.caseLabel', { id: caseNumber(caseId) })),
    about: said.key(claimType === null ? 'desk.aboutUnknown' : `claimType.${claimType}`),
    other: respondentName ?? '',
    who: by.name,
    terms: said.phrase(say('staff.brief.terms', { terms: termsLine(terms) })),
    reason,
    at,
    replyBy,
    bar: by.id === id ? 'own' : limitPassed(authority, terms) === null ? null : 'limit',
  };
};
