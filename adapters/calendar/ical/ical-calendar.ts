import { ICalCalendar, ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator';
import type { Calendar } from '../../../core/port/calendar.ts';
import { MINUTE } from '../../../core/time.ts';

/** Times are written in UTC: every calendar shows them by its owner's clock, and none has to know our zones. */
export const icalCalendar: Calendar = {
  file: ({ uid, sequence, at, minutes, cancelled, now }, { title, url }) => {
    const calendar = new ICalCalendar({
      prodId: { company: 'Parley', product: 'Parley', language: 'EN' },
      method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    });
    calendar.createEvent({
      id: uid,
      sequence,
      start: new Date(at),
      end: new Date(at + minutes * MINUTE),
      stamp: new Date(now),
      summary: title,
      url,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      busystatus: cancelled ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    });
    return calendar.toString();
  },
};
