import { sha256 } from '../../../adapters/ids/random-ids.ts';
import { SealedAmount } from '../../../core/blind-bid/sealed-amount.ts';
import type { Input } from '../../../core/turn/input.ts';
import { joined } from '../../fixture/team.ts';
import type { World } from '../world.ts';
import type { Bench, Delivery, Seat, Turn } from './bench.ts';
import { onScreen } from './screen.ts';

/** No channel at all: turns go straight to the service, and what is on the screen is what lies in the feed. */
export const house: Bench = {
  name: 'house',
  start: async (world) => {
    let sessions = 0;
    return {
      open: async (procedureId, locale) => {
        const opened = await world.parley().turns.open({ procedureId, locale, timeZone: 'America/New_York' });
        return seatAt(world, opened);
      },
      enter: async (code, locale) => {
        sessions += 1;
        const sessionId = `session-${sessions}`;
        const entered = await world.parley().turns.enter({ code, sessionId, locale });
        if (!entered.ok || entered.kind !== 'party')
          throw new Error(`Not let in: ${JSON.stringify(entered)}`);
        return seatAt(world, entered.conversation);
      },
      staff: (caseId) => staffSeat(world, caseId),
      restart: () => world.restart(),
      close: async () => {},
    };
  },
};

/** A member of the team, whose turns go to the service as those of the desk do. */
export const staffSeat = async (world: World, caseId: string): Promise<Seat> => {
  const desk = await world.parley().turns.staffConversation(caseId, await joined(world.parley().store));
  if (desk === null) throw new Error('There is no such case.');
  return seatAt(world, desk);
};

const seatAt = (world: World, { conversationId, caseId }: Pick<Seat, 'conversationId' | 'caseId'>): Seat => ({
  conversationId,
  caseId,
  deliver: async (deliveries) => {
    const { turns } = world.parley();
    await Promise.all(
      deliveries.map(({ id, turn }: Delivery) =>
        turns.take({ conversationId, updateId: id, input: inputOf(turn) }),
      ),
    );
  },
  shown: async (after) => {
    const shown = await world.parley().turns.show(conversationId, after, 1_000);
    if (shown === null) throw new Error('There is no such conversation.');
    return shown.items.map((item) => onScreen(item, shown));
  },
});

const inputOf = (turn: Turn): Input => {
  switch (turn.kind) {
    case 'say':
      return { kind: 'text', text: turn.text };
    case 'press': {
      const { kind: _kind, ...rest } = turn;
      return { kind: 'choice', ...rest };
    }
    case 'fill': {
      const { kind: _kind, ...rest } = turn;
      return { kind: 'form', ...rest };
    }
    case 'file':
      return {
        kind: 'file',
        file: { sha256: sha256(turn.name), name: turn.name, mime: 'image/png', bytes: 10 },
      };
    case 'seal': {
      const amount = new SealedAmount({ minor: Number(turn.amount) * 100, currency: 'USD' });
      return { kind: 'sealed', roundId: turn.roundId, amount };
    }
    case 'edit':
      return turn;
  }
};
