import type { Locale } from '../../../core/locale.ts';
import type { Conversation } from '../../../core/port/store.ts';
import { seeded } from './chance.ts';
import { drawPlot, type Plot } from './character.ts';
import type { World } from './person.ts';
import { invitationIn, type Seat, type SyntheticParts, seatClaimant, seatRespondent } from './seat.ts';

/** A made-up other side for somebody who tries Parley alone. */
export type Counterpart = {
  /** The code of the invitation that a made-up claimant sent; null where a made-up respondent waits for one. */
  readonly code: string | null;
  /** Lets it read what is new and answer. */
  answered(): Promise<void>;
};

/**
 * Seats it: a claimant who has filed a plain case and invited, or, with `invitedBy`, a respondent who comes as soon as
 * that claimant has an invitation to send. Friendly and quick; its money and its patience are drawn anew each time.
 */
export const seatCounterpart = async (
  parts: SyntheticParts,
  {
    procedureId,
    locale,
    invitedBy,
  }: { readonly procedureId: string; readonly locale: Locale; readonly invitedBy: Conversation | null },
): Promise<Counterpart> => {
  const plot = friendlyPlot(parts.ids.id(), procedureId, locale);
  const world: World = { paid: false };
  if (invitedBy !== null) return waitingRespondent(parts, plot, world, invitedBy);
  const { seat } = await seatClaimant(parts, plot, world, true);
  await seat.sit();
  return {
    code: seat.invitation,
    answered: async () => void (await seat.sit()),
  };
};

/** Draws until somebody comes up who wants to get it done, with a tale for this procedure. */
const friendlyPlot = (seed: string, procedureId: string, locale: Locale): Plot => {
  const plot = drawPlot(seeded(seed), { locale, procedureId });
  const friendly = { temperament: 'quick', patience: 100 } as const;
  return {
    ...plot,
    keepsPromises: true,
    tellsAll: true,
    claimant: { ...plot.claimant, ...friendly },
    respondent: { ...plot.respondent, ...friendly },
  };
};

const waitingRespondent = (
  parts: SyntheticParts,
  plot: Plot,
  world: World,
  { conversationId }: Conversation,
): Counterpart => {
  let seat: Seat | null = null;
  return {
    code: null,
    answered: async () => {
      const code = seat === null ? await invitationIn(parts, conversationId) : null;
      if (code !== null) seat = await seatRespondent(parts, plot, world, code);
      await seat?.sit();
    },
  };
};
