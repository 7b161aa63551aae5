import type { FastifyRequest } from 'fastify';
import type { Member } from '../../../../core/staff/member.ts';
import { staffNow } from './identify.ts';
import type { WebParts } from './parts.ts';

/** What wakes everything that is open for a member of the team: their sign-ins or their rights have changed. */
export const memberTopic = (memberId: string): string => `member:${memberId}`;

/**
 * Calls `leave` as soon as a member of the team may no longer look at what is open for them: their sign-in was ended, a
 * role was taken, they left the team; in whatever process that was done. Returns the function that stops watching.
 */
export const whileTheyMay = (
  { store, wakeups, log }: Pick<WebParts, 'store' | 'wakeups' | 'log'>,
  request: FastifyRequest,
  stillMay: (member: Member) => boolean,
  leave: () => void,
): (() => void) => {
  const { browser } = request;
  if (browser?.staff == null) return () => {};
  return wakeups.listen(memberTopic(browser.staff.id), () => {
    staffNow(store, request)
      .then((member) => {
        if (member === null || !stillMay(member)) leave();
      })
      .catch((fault: unknown) => {
        log.error({ what: 'staying', channel: 'web', fault });
        leave();
      });
  });
};
