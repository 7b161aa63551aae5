import { say } from '../../../core/message/phrasing.ts';
import type { CaseRow } from '../../../core/port/store.ts';
import { buttonRows, card, paragraphs } from './card/element.ts';
import type { TeamsChat } from './chat.ts';
import { cardMessage } from './deliver.ts';
import type { Incoming } from './incoming.ts';
import { persistently, type TeamsParts, wordIn } from './parts.ts';

/** The name under which a member of the team is known; null for everybody else. */
export const staffNameOf = (
  { settings }: Pick<TeamsParts, 'settings'>,
  { from, conversation, channelData }: Incoming,
): string | null => {
  const tenant = conversation.tenantId ?? channelData?.tenant?.id;
  // The default tenant is no directory: it stands for bots that serve every one.
  const own = settings.tenantId === 'botframework.com' || tenant === settings.tenantId;
  const name = settings.staff[from.aadObjectId?.toLowerCase() ?? ''];
  return own && name !== undefined ? name : null;
};

export const deskUrl = (publicUrl: string, caseId?: string): string =>
  `${publicUrl}/desk${caseId === undefined ? '' : `#/case/${encodeURIComponent(caseId)}`}`;

/** Cases that are counted, and that are shown by name. */
const COUNTED = 500;

/** Tells a member of the team how the queue stands, with the way to the desk; a case of their own is not begun here. */
export const tellQueue = async (parts: TeamsParts, chat: TeamsChat): Promise<void> => {
  const word = wordIn(parts, chat);
  const waiting = await parts.store.cases({ open: true, needsPerson: true, limit: COUNTED });
  const next = earliest(waiting);
  const lines = [
    word(say('teams.staff.waiting', { count: waiting.length })),
    ...(next === null ? [] : [word(say('teams.staff.next', { at: { at: next } }))]),
  ];
  const text = lines.join('\n');
  const button = {
    type: 'Action.OpenUrl',
    title: word(say('teams.openDesk')),
    url: deskUrl(parts.publicUrl()),
  } as const;
  const content = card(text, [...paragraphs(text), ...buttonRows([button])]);
  const sent = await persistently(() => parts.connector.send(chat.place, cardMessage(content, text)));
  if (sent.outcome !== 'taken') parts.log.warn({ what: 'teamsAnswer', channel: 'teams', code: sent.outcome });
};

const earliest = (rows: readonly CaseRow[]): number | null =>
  rows.reduce<number | null>(
    (first, { due }) => (due !== null && (first === null || due < first) ? due : first),
    null,
  );
