import { z } from 'zod';
import type { CaseQuery, CaseRow } from '../../../../core/port/store.ts';
import { MINUTE } from '../../../../core/time.ts';
import type { Sent } from '../connector.ts';
import { cardMessage } from '../deliver.ts';
import { type TeamsParts, wordIn } from '../parts.ts';
import { needsCard, overCard } from './queue-card.ts';
import type { QueueChannel, Told } from './queue-channel.ts';

/**
 * What was posted, by case; `id`: Teams' own of the message, null where it gave none. `unsure`: Teams did not answer, so
 * nobody knows whether the card stands there: it is posted once more, since a case that nobody saw is worse than two cards.
 */
const Posted = z.record(
  z.string(),
  z.object({ id: z.string().nullable(), channelId: z.string(), unsure: z.literal(true).optional() }),
);
type Posted = z.infer<typeof Posted>;
const SETTING = 'teams/queue/posted';
const LEASE = 'teams/queue';

const PAGE = 200;
/** Wake-ups may be lost; so often everything is looked at. */
const SWEEP = MINUTE;

export type Queue = { start(): void; look(): Promise<void>; stop(): Promise<void> };

/**
 * Keeps a channel of a team at the state of the queue: a card for each case that needs a person, once, and a word on
 * it when somebody has taken it. The desk stays the place where cases are worked on.
 */
export const queue = (parts: TeamsParts, channel: QueueChannel): Queue => {
  const { wakeups, log, store, ids } = parts;
  const worker = ids.id();
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let unlisten = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;

  const pass = async (): Promise<void> => {
    // Of several processes one posts: a card stands there once.
    if (!(await store.lease(LEASE, worker, 2 * SWEEP))) return;
    const told = await channel.get();
    if (told !== null) await bringUpToDate(parts, channel, told);
  };
  const run = async (): Promise<void> => {
    do {
      again = false;
      await pass().catch((fault: unknown) => log.error({ what: 'teamsQueue', channel: 'teams', fault }));
    } while (again && !stopped);
    running = null;
  };
  const look = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    again = true;
    running ??= run();
    return running;
  };
  return {
    start: () => {
      unlisten = wakeups.listen('queue', () => void look());
      timer = setInterval(() => void look(), SWEEP);
      timer.unref();
      void look();
    },
    look,
    stop: async () => {
      stopped = true;
      unlisten();
      clearInterval(timer);
      await running;
      await store.release(worker);
    },
  };
};

const postedIn = async (store: TeamsParts['store']): Promise<Posted> => {
  const read = Posted.safeParse(JSON.parse((await store.setting(SETTING)) ?? '{}'));
  return read.success ? read.data : {};
};

const waitingRows = async (store: TeamsParts['store']): Promise<readonly CaseRow[]> => {
  const rows: CaseRow[] = [];
  for (let after: CaseQuery['after']; ; ) {
    const page = await store.cases({
      open: true,
      needsPerson: true,
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    rows.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return rows.filter(({ holderId }) => holderId === null);
    after = { open: true, due: last.due, caseId: last.caseId };
  }
};

const bringUpToDate = async (parts: TeamsParts, channel: QueueChannel, told: Told): Promise<void> => {
  const { store, connector, publicUrl, log, timeZone } = parts;
  const word = wordIn(parts, { locale: told.locale, timeZone });
  const place = (channelId: string) => ({ serviceUrl: told.serviceUrl, conversationId: channelId });
  const waiting = await waitingRows(store);
  let posted = await postedIn(store);
  const keep = async (next: Posted): Promise<void> => {
    posted = next;
    await store.putSetting(SETTING, JSON.stringify(posted));
  };
  const failed = ({ outcome }: Sent): void =>
    log.warn({ what: 'teamsQueue', channel: 'teams', code: outcome });

  for (const [caseId, { id, channelId }] of Object.entries(posted)) {
    if (waiting.some((row) => row.caseId === caseId)) continue;
    const card = overCard(await store.case(caseId), word);
    const sent =
      id === null ? null : await connector.update(place(channelId), id, cardMessage(card, card.fallbackText));
    // Tried again at the next look; a card that is gone needs no word.
    if (sent !== null && (sent.outcome === 'waiting' || sent.outcome === 'failed')) return failed(sent);
    const { [caseId]: _over, ...others } = posted;
    await keep(others);
  }
  for (const row of waiting.filter(({ caseId }) => posted[caseId]?.unsure ?? posted[caseId] === undefined)) {
    const card = needsCard(row, row.updatedAt, publicUrl(), word);
    const sent = await connector.post(place(told.channelId), cardMessage(card, card.fallbackText));
    if (sent.outcome === 'gone') await channel.forget();
    const noted = notedOf(sent, told.channelId, posted[row.caseId]);
    if (noted !== null) await keep({ ...posted, [row.caseId]: noted });
    if (sent.outcome !== 'taken') return failed(sent);
  }
};

/** What is noted of a post; null where Teams surely did not take it, and it is tried again. */
const notedOf = (
  sent: Sent,
  channelId: string,
  before: Posted[string] | undefined,
): Posted[string] | null => {
  if (sent.outcome === 'taken') return { id: sent.id, channelId };
  if (sent.outcome !== 'unanswered') return null;
  return { id: null, channelId, ...(before === undefined ? { unsure: true } : {}) };
};
