import { expect, test } from '@jest/globals';
import { icalCalendar } from '../../../adapters/calendar/ical/ical-calendar.ts';

const file = (cancelled: boolean): string =>
  icalCalendar.file(
    {
      uid: 's-1@parley',
      sequence: 2,
      at: Date.UTC(2026, 10, 27, 14, 30),
      minutes: 45,
      cancelled,
      now: Date.UTC(2026, 10, 25),
      reference: 'c7x2k9qa',
    },
    { title: 'Talk by video, case c7x2k9qa', url: 'https://parley.example/c/abc' },
  );

test('an entry holds its time, its number and its link, in lines as RFC 5545 asks for', () => {
  expect(file(false).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Parley//Parley//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:s-1@parley',
    'SEQUENCE:2',
    'DTSTAMP:20261125T000000Z',
    'DTSTART:20261127T143000Z',
    'DTEND:20261127T151500Z',
    'SUMMARY:Talk by video\\, case c7x2k9qa',
    'URL;VALUE=URI:https://parley.example/c/abc',
    'STATUS:CONFIRMED',
    'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
});

test('one that is called off takes itself out of the calendar', () => {
  expect(file(true)).toMatch(
    /METHOD:CANCEL\r\n[\s\S]*UID:s-1@parley\r\nSEQUENCE:2\r\n[\s\S]*STATUS:CANCELLED\r\n/,
  );
});
