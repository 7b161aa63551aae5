import { caseNumber } from '../../../../core/case/number.ts';
import type { Phrase } from '../../../../core/message/message.ts';
import { say } from '../../../../core/message/phrasing.ts';
import type { CaseRow } from '../../../../core/port/store.ts';
import type { Instant } from '../../../../core/time.ts';
import type { QueueSummary } from '../../../../core/view/queue.ts';
import { buttonRows, type Card, card, labelled, paragraphs } from '../card/element.ts';
import { deskUrl } from '../staff.ts';

type Word = (phrase: Phrase) => string;

const summaryOf = ({ summary }: CaseRow): QueueSummary => summary as QueueSummary;

/** What is said of a case where a team reads along: what, why, since and until when. No name of a party, no amount. */
export const needsCard = (row: CaseRow, since: Instant, publicUrl: string, word: Word): Card => {
  const { claimType, reason, flags } = summaryOf(row);
  const title = word(say('teams.queue.needs'));
  const about = word(say(claimType === null ? 'desk.aboutUnknown' : `claimType.${claimType}`));
  const why = [
    ...(reason === null ? [] : [word(say(`personReason.${reason}`))]),
    ...flags.map((flag) => word(say(`staff.flag.${flag}`))),
  ];
  const open = {
    type: 'Action.OpenUrl',
    title: word(say('teams.openCase')),
    url: deskUrl(publicUrl, row.caseId),
  } as const;
  return card(title, [
    ...paragraphs(title, { weight: 'Bolder' }),
    ...paragraphs(word(say('desk.caseLabel', { id: caseNumber(row.caseId) }))),
    labelled(word(say('teams.queue.about')), about),
    ...(why.length === 0 ? [] : [labelled(word(say('teams.queue.why')), [...new Set(why)].join(' · '))]),
    ...paragraphs(word(say('teams.queue.since', { at: { at: since } }))),
    ...(row.due === null ? [] : paragraphs(word(say('teams.queue.until', { at: { at: row.due } })))),
    ...buttonRows([open]),
  ]);
};

/** The same once somebody has taken it, or it needs nobody any more. */
export const overCard = (row: CaseRow | null, word: Word): Card => {
  const holder = row === null || row.holderId === null ? null : (summaryOf(row).holderName ?? null);
  const text = word(holder === null ? say('teams.queue.over') : say('teams.queue.taken', { name: holder }));
  const label = row === null ? [] : paragraphs(word(say('desk.caseLabel', { id: caseNumber(row.caseId) })));
  return card(text, [...label, ...paragraphs(text, { weight: 'Bolder' })]);
};
