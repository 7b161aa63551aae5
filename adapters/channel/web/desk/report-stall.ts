import { caseNumber } from '../../../../core/case/number.ts';
import { Owner } from '../../../../core/case/party.ts';
import { say } from '../../../../core/message/phrasing.ts';
import type { CaseRow, Store } from '../../../../core/port/store.ts';
import type { QueueSummary } from '../../../../core/view/queue.ts';
import type { Sayer } from './said.ts';
import type { DeskStall } from './wire.ts';

const CHUNK = 500;

/**
 * Every open case that stands: a person is asked for and has not come, or something holds it up. Of demonstrations,
 * or of real cases, never of both. Read chunk by chunk, so that other requests are served in between.
 */
export const stallList = async (
  store: Store,
  by: Sayer,
  demonstration: boolean,
): Promise<readonly DeskStall[]> => {
  const found: DeskStall[] = [];
  let rows = await store.cases({ open: true, limit: CHUNK });
  for (;;) {
    found.push(
      ...rows
        .filter((row) => row.demonstration === demonstration && stands(row))
        .map((row) => lineOf(row, by)),
    );
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) return found;
    rows = await store.cases({ open: true, after: last, limit: CHUNK });
  }
};

const summaryOf = ({ summary }: CaseRow): QueueSummary => summary as QueueSummary;

const stands = (row: CaseRow): boolean => row.needsPerson || summaryOf(row).flags.length > 0;

const lineOf = (row: CaseRow, by: Sayer): DeskStall => {
  const { claimType, respondentName, holderName, reason, flags } = summaryOf(row);
  const owner = Owner.parse(row.owner);
  return {
    caseId: row.caseId,
    label: by.phrase(say('desk.caseLabel', { id: caseNumber(row.caseId) })),
    about: by.key(claimType === null ? 'desk.aboutUnknown' : `claimType.${claimType}`),
    other: respondentName ?? '',
    owner: holderName ?? by.key(`staff.owner.${owner}`),
    step: by.key(`step.${row.step}`),
    due: row.due,
    since: row.updatedAt,
    why: [
      ...(reason === null ? [] : [by.key(`personReason.${reason}`)]),
      ...flags.map((flag) => by.key(`staff.flag.${flag}`)),
    ],
  };
};
