import { gridStep } from '../../../core/blind-bid/grid.ts';
import { minorPerMajor } from '../../../core/money.ts';
import { newMember } from '../../../core/staff/new-member.ts';
import type { Input } from '../../../core/turn/input.ts';
import type { CaseForStaff } from '../../../core/turn/service.ts';
import { CAST } from './cast/cast.ts';
import type { StaffWords } from './cast/shape.ts';
import type { Chance } from './chance.ts';
import type { SyntheticParts } from './seat.ts';

/** A made-up person of the team. */
const STAFF = newMember({
  id: 'synthetic-adjuster',
  name: 'Sam',
  roles: ['adjuster', 'senior'],
  authority: 'unlimited',
  addedAt: 0,
});

type Brief = CaseForStaff['view'];

/**
 * One visit of an adjuster to a case that asked for a person: takes it over, reads what the desk shows, does the next
 * sensible thing, gives it back. `visit` counts from 0; after a few there is nothing left to try, and the case is
 * ended. Resolves to the number of turns.
 */
export const visitCase = async (
  { turns, store, ids }: SyntheticParts,
  caseId: string,
  visit: number,
  chance: Chance,
): Promise<number> => {
  await store.changeMember(STAFF.id, (before) => (before === null ? STAFF : null));
  const conversation = await turns.staffConversation(caseId, STAFF);
  if (conversation === null) return 0;
  let count = 0;
  const take = async (input: Input): Promise<void> => {
    count += 1;
    await turns.take({ conversationId: conversation.conversationId, updateId: ids.id(), input });
  };
  await take(press('takeOver'));
  const brief = (await turns.caseForStaff(caseId, STAFF.id))?.view;
  if (brief === undefined) return count;
  const words = CAST[brief.claimant.locale].staff;
  const tried = attempt(brief, visit, chance, words);
  for (const input of tried.length > 0 ? tried : ending(brief, chance, words)) await take(input);
  await take(press('release'));
  return count;
};

/** What is tried at the first visits, by phase; empty where nothing is left to try. */
const attempt = (brief: Brief, visit: number, chance: Chance, words: StaffWords): readonly Input[] => {
  const { phase, may, demand, table } = brief;
  if (may.actions.includes('resume')) return [press('resume'), write('claimant', words.called)];
  if (phase === 'broken' || phase === 'disputed') return visit < 3 ? [write('respondent', words.pay)] : [];
  if (phase === 'narrating' || phase === 'filed') return visit < 1 ? [write('claimant', words.help)] : [];
  if (phase === 'invited' || phase === 'answering') return visit < 1 ? nudge(brief, words) : [];
  if (phase === 'negotiating' && visit < 2 && may.actions.includes('propose')) {
    const demanded = table?.apart?.demanded ?? demand?.terms.money?.amount;
    return demanded === undefined ? [] : [propose(brief, demanded, chance, words)];
  }
  return ACCOMPANIED.has(phase) && visit < 4 ? [write('claimant', words.looking)] : [];
};

/** Phases that a person only accompanies: both have agreed already, or their numbers lie under seal. */
const ACCOMPANIED: ReadonlySet<string> = new Set(['matched', 'reflection', 'signed', 'kept', 'sealedRound']);

const nudge = ({ may }: Brief, words: StaffWords): readonly Input[] =>
  may.actions.includes('proveNotice')
    ? [fill('proveNotice', { note: words.called })]
    : [write('respondent', words.looking)];

/** Somewhere in the middle of what lies in the open, rounded as such numbers are. */
const propose = (
  { table }: Brief,
  demanded: { readonly minor: number; readonly currency: string },
  chance: Chance,
  words: StaffWords,
): Input => {
  const offered = table?.apart?.offered.minor ?? demanded.minor / 3;
  const step = gridStep(demanded.minor, demanded.currency);
  const minor = offered + (demanded.minor - offered) * chance.between(0.35, 0.65);
  const amount = Math.max(step, Math.round(minor / step) * step) / minorPerMajor(demanded.currency);
  return fill('propose', { amount: String(amount), payer: 'respondent', days: '14', reason: words.fair });
};

/** Ways in which a case is closed, the plainest that is open first. */
const CLOSINGS = ['unanswered', 'notSettled'] as const;
/** Share of the cases without a settlement that go on elsewhere. */
const GOES_ON = 0.4;

/** Closed with what is open, or referred. Both are read back before they stand. */
const ending = ({ may }: Brief, chance: Chance, words: StaffWords): readonly Input[] => {
  const outcome = chance.of(GOES_ON) ? undefined : CLOSINGS.find((each) => may.closings.includes(each));
  return outcome === undefined
    ? [fill('refer', { to: words.court, reason: words.notHere }), press('confirm', 'refer')]
    : [fill('close', { outcome, reason: words.noGround }), press('confirm', 'close')];
};

const press = (action: string, subject?: string): Input => ({
  kind: 'choice',
  action,
  ...(subject === undefined ? {} : { subject }),
});

const fill = (action: string, values: { readonly [name: string]: string }): Input => ({
  kind: 'form',
  action,
  values,
});

const write = (audience: 'claimant' | 'respondent', text: string): Input => fill('write', { audience, text });
