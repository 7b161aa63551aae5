import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type {
  DeskCase,
  DeskChrome,
  DeskQueue,
  DeskSaid,
} from '../../../../adapters/channel/web/desk/wire.ts';
import { memoryStore } from '../../../../adapters/store/memory/memory-store.ts';
import { caseNumber } from '../../../../core/case/number.ts';
import { DAY, HOUR } from '../../../../core/time.ts';
import { filedDispute, joinedDispute, money, type Office, office } from '../../../fixture/office.ts';
import { adjuster } from '../../../fixture/team.ts';
import { deskSite } from './desk-site.ts';

let at: Office;
let site: FastifyInstance;
let url: string;
const moved: number[] = [];

const start = async (more: Parameters<typeof deskSite>[1] = {}): Promise<void> => {
  site = deskSite(at, more);
  url = await site.listen({ port: 0, host: '127.0.0.1' });
};
beforeEach(() => {
  at = office();
  moved.length = 0;
});
afterEach(() => site.close());

const get = async <T>(path: string, who = 'alex'): Promise<{ status: number; body: T }> => {
  const response = await fetch(url + path, { headers: { cookie: `who=${who}` } });
  return { status: response.status, body: (await response.json()) as T };
};
const post = async <T>(
  path: string,
  body: unknown,
  { who = 'alex', type = 'application/json' } = {},
): Promise<{ status: number; body: T }> => {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { cookie: `who=${who}`, 'content-type': type },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as T };
};

test('a case whose record is in an archive says so', async () => {
  const store = memoryStore();
  at = office(store);
  const { caseId } = await filedDispute(at);
  const takenOut = { caseId, month: '2025-01', at: 0, procedureId: 'consumer', timeZone: 'UTC' as const };
  at = office({ ...store, record: async () => [], takenOut: async () => takenOut });
  await start();
  const { status, body } = await get<{ text: string }>(`/api/desk/cases/${caseId}`);
  expect([status, body.text]).toEqual([409, expect.stringContaining('in the archive')]);
});

test('every route is for staff only, and says so in the language of the reader', async () => {
  await start({ moveClock: async (ms) => void moved.push(ms) });
  const { caseId } = await filedDispute(at);
  const gets = ['words', 'queue', 'queue/events', `cases/${caseId}`, 'conversations/x/answers'];
  const said = new Set<string>();
  for (const locale of ['en', 'zh-Hant', 'zh-Hans', 'es'])
    for (const path of gets) {
      const { status, body } = await get<{ text: string }>(`/api/desk/${path}?locale=${locale}`, 'stranger');
      expect([path, status]).toEqual([path, 401]);
      said.add(body.text);
    }
  expect(said.size).toBe(4);
  for (const path of [`cases/${caseId}/open`, 'clock'])
    expect((await post(`/api/desk/${path}`, { ms: HOUR }, { who: 'stranger' })).status).toBe(401);
  expect(moved).toEqual([]);
});

test('a POST that another site could send by a form is refused', async () => {
  await start({ moveClock: async (ms) => void moved.push(ms) });
  const { caseId } = await filedDispute(at);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    expect((await post('/api/desk/clock', { ms: HOUR }, { type })).status).toBe(415);
    expect((await post(`/api/desk/cases/${caseId}/open`, {}, { type })).status).toBe(415);
  }
  expect(moved).toEqual([]);
});

test('the clock is there only where it can be moved, and only forward', async () => {
  await start();
  expect((await get<DeskChrome>('/api/desk/words')).body.movableClock).toBe(false);
  expect((await post('/api/desk/clock', { ms: HOUR })).status).toBe(404);
  await site.close();
  await start({
    moveClock: async (ms) => {
      moved.push(ms);
      await at.forward(ms);
    },
  });
  expect((await get<DeskChrome>('/api/desk/words')).body.movableClock).toBe(true);
  const before = at.clock.now();
  expect((await post<{ now: number }>('/api/desk/clock', { ms: HOUR })).body.now).toBe(before + HOUR);
  for (const ms of [-HOUR, 0, 1.5, 'soon', 9_999 * DAY])
    expect((await post('/api/desk/clock', { ms })).status).toBe(400);
  expect(moved).toEqual([HOUR]);
});

test('the queue comes in pages without a gap or a double, earliest date first', async () => {
  await start();
  for (let number = 0; number < 85; number += 1)
    await at.turns.open({ procedureId: 'consumer', locale: 'en', timeZone: 'America/New_York' });
  const seen: string[] = [];
  const dues: number[] = [];
  let after = '';
  for (let page = 0; page < 5; page += 1) {
    const { body } = await get<DeskQueue>(`/api/desk/queue?filter=all${after}`);
    seen.push(...body.rows.map(({ caseId }) => caseId));
    dues.push(...body.rows.map(({ due }) => due?.at ?? Number.POSITIVE_INFINITY));
    if (body.next === null) break;
    after = `&after=${body.next}`;
  }
  expect(seen).toHaveLength(85);
  expect(new Set(seen).size).toBe(85);
  expect(dues).toEqual([...dues].sort((a, b) => a - b));
  expect((await get<DeskQueue>('/api/desk/queue?after=nonsense')).body.rows).toHaveLength(40);
});

test('each filter shows its cases and no others', async () => {
  await start();
  const quiet = await filedDispute(at);
  const asked = await joinedDispute(at, { seller: 'Asked Ltd' });
  await asked.say('claimant', { type: 'requestPerson', reason: 'request' });
  const paused = await joinedDispute(at, { seller: 'Paused Ltd' });
  await paused.say('claimant', { type: 'noteCrisis', kind: 'violence' });
  const held = await joinedDispute(at, { seller: 'Held Ltd' });
  const { body } = await post<{ conversationId: string }>(`/api/desk/cases/${held.caseId}/open`, {});
  await at.turn(body.conversationId, { kind: 'choice', action: 'takeOver' });
  const ids = async (filter: string, who = 'alex') =>
    (await get<DeskQueue>(`/api/desk/queue?filter=${filter}&timeZone=America/New_York`, who)).body.rows
      .map(({ caseId }) => caseId)
      .sort();
  const list = (...cases: { readonly caseId: string }[]) => cases.map(({ caseId }) => caseId).sort();
  expect(await ids('all')).toEqual(list(quiet, asked, paused, held));
  expect(await ids('mine')).toEqual(list(held));
  expect(await ids('mine', 'bo')).toEqual([]);
  expect(await ids('unowned')).toEqual(list(asked, paused));
  expect(await ids('flagged')).toEqual(list(paused));
  expect(await ids('dueToday')).toEqual([]);
  await at.turn(body.conversationId, { kind: 'form', action: 'handOver', values: { colleague: 'bo' } });
  expect(await ids('flagged', 'bo')).toEqual(list(paused, held));
  // Two working days end at the midnight that closes the day after tomorrow.
  await at.forward(2 * DAY - HOUR);
  expect(await ids('dueToday')).toEqual(expect.arrayContaining(list(asked, paused)));
  expect(await ids('dueToday')).not.toContain(quiet.caseId);
});

test('what is typed finds a case by its number, its kind in the reader’s language, the other side and the amount', async () => {
  await start();
  const one = await joinedDispute(at, { seller: 'Nordlicht Versicherung' });
  const other = await joinedDispute(at, { seller: '大同保險' });
  const found = async (text: string, more = '') =>
    (await get<DeskQueue>(`/api/desk/queue?text=${encodeURIComponent(text)}${more}`)).body.rows.map(
      ({ caseId }) => caseId,
    );
  const { rows } = (await get<DeskQueue>('/api/desk/queue')).body;
  const shown = rows.find(({ caseId }) => caseId === one.caseId);
  expect(await found('vers')).toEqual([one.caseId]);
  expect(await found('NORD, 480')).toEqual([one.caseId]);
  const said = shown?.label.replace('Case ', '') ?? '';
  expect(said).toBe(caseNumber(one.caseId));
  for (const typed of [`Case ${said}`, said.toLowerCase(), said.replace('-', ' '), said.replace('-', '')])
    expect(await found(typed)).toEqual([one.caseId]);
  // Both were opened within a second, so what was told as a number before fits both, or one where the second has turned.
  expect(await found(one.caseId.slice(0, 8))).toContain(one.caseId);
  expect(await found(one.caseId.slice(0, 5))).toEqual([]);
  expect(await found(shown?.about ?? '')).toHaveLength(2);
  expect(await found('保險')).toEqual([other.caseId]);
  expect(await found('$480.00')).toHaveLength(2);
  expect(await found('nothing of the kind')).toEqual([]);
  expect(await found('nord', '&filter=unowned')).toEqual([]);
  const { about } = (await get<DeskQueue>('/api/desk/queue?locale=zh-Hant')).body.rows[0] ?? {};
  expect(await found(about ?? '', '&locale=zh-Hant')).toHaveLength(2);
});

test('a row says who acts next, by when and why, in the language that was asked for', async () => {
  await start();
  await filedDispute(at);
  const { body } = await get<DeskQueue>('/api/desk/queue?locale=en');
  expect(body.rows[0]).toMatchObject({
    amount: '$480',
    phase: 'The claim is ready',
    next: { owner: 'claimant', who: 'Customer', step: 'invite the other side' },
    due: { why: expect.stringContaining('does not know of it'), source: 'Parley house rule' },
    holder: null,
    demonstration: false,
  });
});

test('a case is opened, taken over and answered to through the conversation of the one who asks', async () => {
  await start();
  const dispute = await joinedDispute(at);
  await dispute.say('respondent', { type: 'makeOffer', offerId: 'offer-1', terms: money(120) });
  const path = `/api/desk/cases/${dispute.caseId}`;
  const { conversationId } = (await post<{ conversationId: string }>(`${path}/open`, {})).body;
  const answers = `/api/desk/conversations/${conversationId}/answers`;
  const { last, items } = (await get<DeskSaid>(answers)).body;
  expect(items).toEqual([]);
  await post(`/api/conversations/${conversationId}/turns`, {
    id: 'u-1',
    input: { kind: 'choice', action: 'takeOver' },
  });
  expect((await get<DeskSaid>(`${answers}?after=${last}`)).body.items.map(({ text }) => text)).toEqual([
    'Alex Kim took the case over.',
    'Here is the case at a glance.',
  ]);
  const found = (await get<DeskCase>(path)).body;
  expect(found).toMatchObject({
    holder: { name: 'Alex Kim', mine: true },
    table: { apart: { offered: '$120', demanded: '$480', gap: '$360' } },
  });
  expect(found.may.audiences).toEqual(['joint', 'claimant', 'respondent', 'staff']);
  expect((await get<DeskCase>(path, 'bo')).body.holder).toMatchObject({ mine: false });
});

test('nobody reads the answers to a colleague, and an unknown case looks like any other', async () => {
  await start();
  const { caseId } = await filedDispute(at);
  const { conversationId } = (await post<{ conversationId: string }>(`/api/desk/cases/${caseId}/open`, {}))
    .body;
  const path = `/api/desk/conversations/${conversationId}/answers`;
  expect((await get(path)).status).toBe(200);
  const foreign = await get<{ text: string }>(path, 'bo');
  const unknown = await get<{ text: string }>('/api/desk/conversations/none/answers', 'bo');
  expect([foreign.status, foreign.body]).toEqual([404, unknown.body]);
  expect((await get('/api/desk/cases/none')).status).toBe(404);
  expect((await post('/api/desk/cases/none/open', {})).status).toBe(404);
  expect((await get(`/api/desk/cases/${'x'.repeat(90)}`)).status).toBe(404);
});

test('a case can be handed to everybody who takes cases, and to nobody who has left', async () => {
  await start();
  await at.store.putMember(adjuster('kim', 'Kim', { roles: ['mediator', 'operator'] }));
  await at.store.putMember(adjuster('lee', 'Lee', { active: false }));
  expect((await get<DeskChrome>('/api/desk/words')).body.colleagues).toEqual([{ id: 'bo', name: 'Bo Lin' }]);
});

test('whose desk is open is here: the queue says so, and so does the choice of whom to hand a case to', async () => {
  await start();
  const { caseId } = await joinedDispute(at);
  const opened = await post<{ conversationId: string }>(`/api/desk/cases/${caseId}/open`, {});
  const { conversationId } = opened.body;
  await at.turn(conversationId, { kind: 'choice', action: 'takeOver' });
  await at.turn(conversationId, { kind: 'choice', action: 'open', subject: 'handOver' });
  const offered = async (): Promise<readonly string[]> =>
    (await get<DeskSaid>(`/api/desk/conversations/${conversationId}/answers?after=0`)).body.items
      .flatMap(({ form }) => form?.fields ?? [])
      .flatMap(({ name, options = [] }) => (name === 'colleague' ? options.map(({ label }) => label) : []));
  const here = async (): Promise<string | null | undefined> =>
    (await get<DeskQueue>('/api/desk/queue')).body.here;
  expect([await offered(), await here()]).toEqual([['Bo Lin (not here now)'], null]);
  const woken = new Promise<void>((resolve) => void at.wakeups.listen('queue', resolve));
  const gone = new AbortController();
  await fetch(`${url}/api/desk/queue/events`, { headers: { cookie: 'who=bo' }, signal: gone.signal });
  await woken;
  expect([await offered(), await here()]).toEqual([['Bo Lin (here now)'], 'Here now: Bo Lin']);
  gone.abort();
});

test('whoever has no seat on a case is told why, and what was taken away is gone with the next request', async () => {
  await start();
  const { caseId } = await joinedDispute(at);
  const asked = async (): Promise<readonly [number, string]> => {
    const { status, body } = await get<{ text?: string }>(`/api/desk/cases/${caseId}`, 'bo');
    return [status, body.text ?? ''];
  };
  expect(await asked()).toEqual([200, '']);
  await at.store.putMember(adjuster('bo', 'Bo Lin', { roles: ['operator'] }));
  expect(await asked()).toEqual([403, expect.stringContaining('does not include this')]);
  expect((await post(`/api/desk/cases/${caseId}/open`, {}, { who: 'bo' })).status).toBe(403);
  await at.store.putMember(adjuster('bo', 'Bo Lin', { roles: ['mediator'] }));
  expect(await asked()).toEqual([403, expect.stringContaining('not been given to you')]);
});

test('an open desk is told that something moved, once for many moves, and closing does not wait for it', async () => {
  await start();
  const response = await fetch(`${url}/api/desk/queue/events`, { headers: { cookie: 'who=alex' } });
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const listen = (async () => {
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
      heard += part.value;
  })();
  await filedDispute(at);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(heard.match(/data: /g)).toHaveLength(1);
  await site.close();
  await listen;
  expect(heard).not.toContain('480');
});
