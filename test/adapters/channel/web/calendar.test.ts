import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { fastify } from 'fastify';
import { icalCalendar } from '../../../../adapters/calendar/ical/ical-calendar.ts';
import { calendarHandler, calendarPath } from '../../../../adapters/channel/web/server/calendar.ts';
import { icuWording } from '../../../../adapters/wording/icu/wording.ts';
import { caseNumber } from '../../../../core/case/number.ts';
import { openHouse } from '../../../fixture/house.ts';
import { mediated } from '../../../fixture/mediated.ts';

test('a talk that is set is a file for the calendar, with nothing of the case in it but its number', async () => {
  const house = openHouse();
  const { claimant, respondent, chair } = await mediated(house, '20');
  await chair.press('open', 'proposeSession');
  await chair.fill('proposeSession', { day1: '2026-11-27', time1: '10:00', minutes: '45' });
  await claimant.fill('sessionMark', { time1: 'yes' });
  await respondent.fill('sessionMark', { time1: 'yes' });
  const { body } =
    (await claimant.feed()).findLast(({ message }) => message.body.kind === 'calendar')?.message ?? {};
  const sessionId = body?.kind === 'calendar' ? body.sessionId : '';

  const server = fastify();
  const give = calendarHandler({
    service: house.turns,
    calendar: icalCalendar,
    wording: icuWording(resolve('prompts/replies')),
    publicUrl: () => 'https://parley.example',
  });
  server.decorateRequest('reader', null);
  server.get('/api/conversations/:id/sessions/:session', async (request, reply) => {
    const { id } = request.params as { readonly id: string };
    const conversation = await house.store.conversation(id);
    if (conversation !== null) request.reader = { conversation, locale: 'es', staffName: null };
    return give(request, reply);
  });
  const get = (conversationId: string, session: string) =>
    server.inject({ url: calendarPath(conversationId, session) });

  const { headers, body: file } = await get(claimant.conversationId, sessionId);
  expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
  const unfolded = file.replace(/\r\n[ \t]/gu, '');
  expect(unfolded).toContain('DTSTART:20261127T150000Z');
  expect(unfolded).toContain(`SUMMARY:Conversación por video\\, caso ${caseNumber(claimant.caseId)}`);
  expect(unfolded).toContain(`https://parley.example/c/${claimant.conversationId}`);
  expect(unfolded).not.toMatch(/fridge|Acme|480|Mia/u);
  expect((await get(chair.conversationId, sessionId)).statusCode).toBe(200);
  expect((await get(claimant.conversationId, 'another')).statusCode).toBe(404);
});
