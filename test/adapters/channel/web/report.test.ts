import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { csvOf } from '../../../../adapters/channel/web/desk/csv.ts';
import type { DeskStall } from '../../../../adapters/channel/web/desk/wire.ts';
import type { Command } from '../../../../core/case/command.ts';
import { type Office, office } from '../../../fixture/office.ts';
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
