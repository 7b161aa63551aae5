import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { csvOf } from '../../../../adapters/channel/web/desk/csv.ts';
import type { DeskReport } from '../../../../adapters/channel/web/desk/report-wire.ts';
import type { DeskStall } from '../../../../adapters/channel/web/desk/wire.ts';
import type { Command } from '../../../../core/case/command.ts';
import { DAY } from '../../../../core/time.ts';
import { joinedDispute, money, type Office, office } from '../../../fixture/office.ts';
import { deskSite } from './desk-site.ts';

const ASKED: Command = { type: 'requestPerson', reason: 'request' };

let at: Office;
let site: FastifyInstance;
beforeEach(() => {
  at = office();
  site = deskSite(at);
});
afterEach(() => site.close());

const ask = (path: string, who = 'sam') =>
  site.inject({ url: `/api/desk/reports/${path}`, headers: { cookie: `who=${who}` } });

const opened = async (demonstration: boolean, asks: boolean): Promise<string> => {
  const { caseId, conversationId } = await at.turns.open({
    procedureId: 'consumer',
    locale: 'en',
    timeZone: 'America/New_York',
    demonstration,
  });
  if (asks)
    await at.turns.take({
      conversationId,
      updateId: 'u-1',
      input: { kind: 'form', action: 'command', values: { command: JSON.stringify(ASKED) } },
    });
  return caseId;
};

test('the stall list has every open case that waits for a person, and no demonstration', async () => {
  await opened(false, false);
  await opened(true, true);
  const waiting = await opened(false, true);
  const { cases } = (await ask('stalls?locale=en')).json<{ cases: readonly DeskStall[] }>();
  expect(cases.map(({ caseId }) => caseId)).toEqual([waiting]);
  expect(cases[0]?.why).toHaveLength(1);
  expect(cases[0]?.why.join()).not.toMatch(/personReason|request$/);
});

test('the file has the same cases in the reader’s language, and is for supervisors alone', async () => {
  await opened(false, true);
  const file = await ask('stalls.csv?locale=zh-Hant');
  expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(file.body.startsWith('\u{feff}"案件","事由","對方"')).toBe(true);
  expect(file.body.split('\r\n')).toHaveLength(3);
  expect((await ask('stalls.csv', 'stranger')).statusCode).toBe(401);
  expect((await ask('stalls.csv', 'alex')).statusCode).toBe(403);
});

test('a cell keeps its quotes, commas and lines, and runs nowhere as a formula', () => {
  expect(csvOf([['a "b", c\nd', '=1+1', '+1', '-1', '@x', 'x=1', '\t=1']])).toBe(
    '\u{feff}"a ""b"", c\nd","\'=1+1","\'+1","\'-1","\'@x","x=1","\'\t=1"\r\n',
  );
});

const REPORT_PATHS = ['figures', 'trend', 'team', 'causes', 'causes?by=respondent', 'warnings', 'stalls'];
const asFile = (path: string): string => path.replace(/^\w+/u, '$&.csv');

test('no report and no file has a sealed number, a story, a caucus, a note or who signed', async () => {
  const dispute = await joinedDispute(at, { seller: 'Kettle & Co.' });
  await dispute.say('respondent', {
    type: 'makeOffer',
    offerId: 'o-1',
    terms: money(120),
    reason: 'Offerwords',
  });
  await dispute.say('claimant', {
    type: 'proposeSealedRound',
    roundId: 'r-1',
    rule: 'midpoint',
    timing: 'scheduled',
  });
  await dispute.say('respondent', { type: 'agreeSealedRound', roundId: 'r-1' });
  await dispute.seal('claimant', 'r-1', 457);
  await dispute.seal('respondent', 'r-1', 321);
  await at.forward(8 * DAY);
  const secret = {
    type: 'sendMessage',
    messageId: 'm-9',
    audience: 'claimant',
    text: 'Caucuswords: I go to the press',
  } as const;
  await dispute.say('claimant', secret, { type: 'requestPerson', reason: 'request' });
  const reports: string[] = [];
  for (const path of REPORT_PATHS) {
    const [json, file] = [await ask(path), await ask(asFile(path))];
    expect([path, json.statusCode, file.statusCode]).toEqual([path, 200, 200]);
    expect(file.body.startsWith('\u{feff}"')).toBe(true);
    reports.push(json.body, file.body);
  }
  const told = reports.join('\n');
  expect(told).toContain('Kettle & Co.');
  expect(told).not.toMatch(/457|45700|\b321\b|32100|broke after|Caucuswords|Offerwords|no longer heats/u);
  // What was said to one's own people alone is no warning either.
  expect(told).not.toContain('May go public');
});

test('a figure of five or more is told with its denominator, a smaller one is not, and a demonstration is no figure', async () => {
  for (let count = 0; count < 6; count += 1) {
    const dispute = await joinedDispute(at);
    if (count < 2) await dispute.say('respondent', { type: 'refuseClaim', reason: 'tooLate' });
  }
  await opened(true, false);
  const { sections, period } = (await ask('figures?by=language')).json<DeskReport>();
  expect(period).toMatchObject({ from: '2026-08-31', to: '2026-11-29' });
  const stages = sections
    .find(({ id }) => id === 'funnel')
    ?.rows.map(({ label, cells }) => [label, cells[0]?.text]);
  expect(stages?.slice(0, 6)).toEqual([
    ['Opened', '6'],
    ['Claim filed', '6'],
    ['Other side invited', '6'],
    ['Link opened', '6'],
    ['Other side joined', '6'],
    ['Other side answered', 'not shown'],
  ]);
  expect((await ask('figures?from=2026-01-01&to=2026-01-31')).json<DeskReport>().sections).toMatchObject([
    { id: 'funnel', rows: [] },
  ]);
  const file = (await ask('figures.csv?section=funnel&locale=es')).body.split('\r\n');
  expect(file[0]).toBe('\u{feff}"Etapa","Todos los casos","Página web"');
  expect(file[1]).toBe('"Abierto","6","6"');
});

test('the week of the team says who came in time, and the warnings which case and why', async () => {
  const dispute = await joinedDispute(at, { seller: '=Shop()' });
  await dispute.say(
    'claimant',
    {
      type: 'sendMessage',
      messageId: 'm-9',
      audience: 'joint',
      text: 'I will contact the media about this.',
    },
    { type: 'requestPerson', reason: 'request' },
  );
  const desk = await at.turns.staffConversation(dispute.caseId, { id: 'alex', name: 'Alex' });
  await at.turn(desk?.conversationId ?? '', { kind: 'choice', action: 'takeOver' });
  const team = (await ask('team')).json<DeskReport>().sections[0];
  const alex = team?.rows.find(({ label }) => label === 'Alex Kim')?.cells.map(({ text }) => text);
  expect(team?.columns.slice(1)).toEqual(
    'Taken up,In time,Late,Handed over,Given back,Dates missed,Holds now,Waiting for them,Overdue'.split(','),
  );
  expect(alex?.slice(0, 7)).toEqual(['1', '1', '0', '0', '0', '0', '1']);
  const [warnings] = (await ask('warnings')).json<DeskReport>().sections;
  expect(warnings?.rows).toMatchObject([
    { caseId: dispute.caseId, cells: [{ text: 'May go public' }, { text: '=Shop()' }, {}, {}, {}] },
  ]);
  expect((await ask('warnings.csv?section=warnings')).body).toContain('"\'=Shop()"');
  expect((await ask('warnings', 'alex')).statusCode).toBe(403);
});
