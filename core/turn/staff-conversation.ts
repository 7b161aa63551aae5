import type { StaffActor } from '../case/party.ts';
import type { Digest } from '../port/outside.ts';

/** What the id of such a conversation is made of; that of an adjuster is older than roles. */
const MADE_OF: { readonly [R in StaffActor['role']]: (caseId: string, memberId: string) => string } = {
  adjuster: (caseId, memberId) => `conversation/${caseId}/staff/${memberId}`,
  mediator: (caseId, memberId) => `conversation/${caseId}/mediator/${memberId}`,
};

/** The one conversation of a member of the team about a case in one seat; a mediator's is another one than an adjuster's. */
export const staffConversationId = (
  { digest }: { readonly digest: Digest },
  role: StaffActor['role'],
  caseId: string,
  memberId: string,
): string => digest(MADE_OF[role](caseId, memberId)).slice(0, 32);
