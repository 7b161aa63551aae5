import type { Channel } from '../../core/port/channel.ts';
import type { Store } from '../../core/port/store.ts';
import type { Trace } from '../../core/port/trace.ts';
import type { Understanding } from '../../core/port/understanding.ts';
import type { TurnService } from '../../core/turn/service.ts';

/** The parts of a turn, each followed as the step that it is. */
export const tracedStore = (store: Store, trace: Trace): Store => ({
  ...store,
  append: (batch) => trace.during('append', { caseId: batch.caseId }, () => store.append(batch)),
});

export const tracedUnderstanding = (understanding: Understanding, trace: Trace): Understanding => ({
  ...understanding,
  read: (...asked) => trace.during('understand', {}, () => understanding.read(...asked)),
});

export const tracedChannel = (channel: Channel, trace: Trace): Channel => ({
  ...channel,
  deliver: (letter) => trace.during('deliver', { channel: channel.platform }, () => channel.deliver(letter)),
});

export const tracedTurns = <T extends Pick<TurnService, 'take'>>(turns: T, trace: Trace): T => ({
  ...turns,
  take: (inbound: Parameters<TurnService['take']>[0]) =>
    trace.during('turn', { conversationId: inbound.conversationId }, () => turns.take(inbound)),
});
