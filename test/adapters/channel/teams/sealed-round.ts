import type { ShownButton, TeamsPerson } from './person.ts';
import type { Site } from './site.ts';

type Does = { readonly does?: string; readonly action?: string; readonly subject?: string };
const doesOf = ({ data }: ShownButton): Does => (data['parley'] ?? {}) as Does;

/** Presses the newest button with this action. */
export const pressing = async (site: Site, person: TeamsPerson, action: string): Promise<void> => {
  await person.press(
    person.button((button) => doesOf(button).action === action && doesOf(button).does === 'press'),
  );
  await site.settled();
};

export const filling = async (
  site: Site,
  person: TeamsPerson,
  action: string,
  values: { readonly [name: string]: string },
): Promise<void> => {
  const fields = Object.entries(values).map(([name, value]) => [`field:${name}`, value]);
  const button = person.button((each) => doesOf(each).action === action && doesOf(each).does === 'fill');
  await person.press(button, Object.fromEntries(fields));
  await site.settled();
};

export const STORY =
  'My fridge from Acme came broken on 3 March, it does not cool at all. I paid $480 and want my money back.';

/** Two people who have never left Teams, from the telling to a claim that the other side has on its screen. */
export const invitedInTeams = async (site: Site) => {
  const [claimant, respondent] = [site.person(), site.person()];
  await claimant.say(STORY);
  await site.settled();
  for (const action of ['noEvidence', 'file', 'inviteSeller']) await pressing(site, claimant, action);
  const invitation = claimant.reads().find((text) => text.includes('link for the other side')) ?? '';
  await respondent.say(/http\S+/u.exec(invitation)?.[0] ?? '');
  await site.settled();
  return { claimant, respondent };
};

/** The same two, further on: a number is wanted under seal from each of them. */
export const sealedRound = async (site: Site) => {
  const { claimant, respondent } = await invitedInTeams(site);
  await pressing(site, respondent, 'offerAnswer');
  await filling(site, respondent, 'counterOffer', {
    amount: '200',
    days: '7',
    reason: 'It was used for a while.',
  });
  await pressing(site, claimant, 'sealedAsk');
  await pressing(site, respondent, 'sealedYes');
  const { store } = site.world().parley();
  const [address] = await store.addressesAt('teams', claimant.conversationId);
  const conversation = await store.conversation(address?.conversationId ?? '');
  const caseId = conversation?.caseId ?? '';
  const state = await site.world().state(caseId);
  if (state.phase !== 'sealedRound') throw new Error(`The case is in ${state.phase}.`);
  return { claimant, respondent, caseId, roundId: state.round.roundId };
};
