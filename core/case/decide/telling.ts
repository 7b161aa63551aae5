import { civilDateOf } from '../../deadline/calendar.ts';
import type { Money } from '../../money.ts';
import type { ElementId, Statement } from '../../narrative/element.ts';
import { missingElements } from '../../narrative/missing.ts';
import { liesAhead } from '../../narrative/past-day.ts';
import type { Offer, Terms } from '../../settlement/terms.ts';
import { isPending, taskFor } from '../../task/task.ts';
import { FOREVER } from '../../time.ts';
import type { DecisionContext } from '../decision.ts';
import type { CaseEvent } from '../event.ts';
import { isNews, STATING, unread } from '../reading.ts';
import type { Refusal } from '../refusal.ts';
import type { CaseState } from '../state.ts';
import {
  ALREADY,
  askPerson,
  CLAIMANT,
  done,
  OPEN,
  PARLEY,
  PARTIES,
  type Rules,
  refuse,
  rule,
} from './rule.ts';

/** What the claimant tells, what is shown to belong to it, and the claim that comes of it. */
export const TELLING: Rules<
  | 'tellStory'
  | 'setClaimType'
  | 'stateElements'
  | 'addEvidence'
  | 'recordReading'
  | 'requestContainment'
  | 'declineContainment'
  | 'recordContainment'
  | 'fileClaim'
  | 'reviseDemand'
> = {
  tellStory: rule(
    CLAIMANT,
    OPEN,
    (_state, { messageId, text }) => done({ type: 'storyTold', messageId, text }),
    { whilePaused: true },
  ),

  setClaimType: rule(CLAIMANT, ['narrating'], (state, { claimType }, { procedure }) => {
    if (state.claimType === claimType) return ALREADY;
    return procedure.claimTypes.includes(claimType)
      ? done({ type: 'claimTypeSet', claimType })
      : refuse('wrongPhase');
  }),

  stateElements: rule(CLAIMANT, STATING, (state, { statements }, context) => {
    const fresh = statements.filter((statement) => !isStated(state, statement));
    const today = civilDateOf(context.now, state.timeZone);
    if (fresh.some((statement) => liesAhead(statement, today))) return refuse('futureDate');
    if (state.phase !== 'narrating' && fresh.some((statement) => otherCurrency(statement, state)))
      return refuse('otherCurrency');
    return fresh.length === 0 ? ALREADY : done({ type: 'elementsStated', statements: fresh });
  }),

  addEvidence: rule(
    [...PARTIES, 'contributor'],
    OPEN,
    (state, { evidence }, context) => {
      if (evidence.by !== context.by.role) return refuse('notYours');
      if (context.by.role === 'contributor' && !mayAdd(state, context.by.id)) return refuse('taskGone');
      return state.evidence.some(({ by, sha256 }) => by === evidence.by && sha256 === evidence.sha256)
        ? ALREADY
        : done({ type: 'evidenceAdded', evidence });
    },
    { whilePaused: true },
  ),

  recordReading: rule(
    PARLEY,
    OPEN,
    (state, { reading }, context) =>
      unread(state).some(({ evidenceId, by }) => evidenceId === reading.evidenceId && by === reading.by)
        ? done({
            type: 'evidenceRead',
            ...reading,
            found: reading.found.filter(
              (each) =>
                isNews(state, reading.by, each) && !liesAhead(each, civilDateOf(context.now, state.timeZone)),
            ),
          })
        : ALREADY,
    { whilePaused: true },
  ),

  requestContainment: rule(CLAIMANT, OPEN, (state, { requestId, containment }, { procedure }) => {
    if (procedure.stopTheLoss !== containment) return refuse('wrongPhase');
    const before = state.containment;
    const again = before.state === 'answered' && before.outcome !== 'done';
    return before.state === 'none' || before.state === 'declined' || again
      ? done({ type: 'containmentRequested', requestId, containment })
      : ALREADY;
  }),

  declineContainment: rule(CLAIMANT, OPEN, (state) =>
    state.containment.state === 'none' ? done({ type: 'containmentDeclined' }) : ALREADY,
  ),

  recordContainment: rule(
    PARLEY,
    OPEN,
    (state, { requestId, outcome, reference }, context) => {
      if (state.containment.state !== 'requested' || state.containment.requestId !== requestId)
        return ALREADY;
      const answer: CaseEvent = {
        type: 'containmentAnswered',
        requestId,
        outcome,
        ...(reference === undefined ? {} : { reference }),
      };
      return outcome === 'done'
        ? done(answer)
        : done(answer, ...askPerson(state, 'containmentFailed', context));
    },
    { whilePaused: true },
  ),

  fileClaim: rule(CLAIMANT, ['narrating'], (state, { offerId }, context) => {
    if (state.claimType === null || missingElements(state).length > 0) return refuse('claimIncomplete');
    const demand = demandOf(state, offerId, context);
    return 'code' in demand ? { refusal: demand } : done({ type: 'claimFiled', demand });
  }),

  reviseDemand: rule(CLAIMANT, ['filed', 'invited', 'answering'], (state, { offerId }, context) => {
    const demand = demandOf(state, offerId, context);
    if ('code' in demand) return { refusal: demand };
    return JSON.stringify(demand.terms) === JSON.stringify(state.demand.terms)
      ? ALREADY
      : done({ type: 'demandRevised', demand });
  }),
};

/** What is asked for, as an offer that stays open; or why it cannot be asked for here. */
const demandOf = (state: CaseState, offerId: string, context: DecisionContext): Offer | Refusal => {
  const terms = demandTerms(state, context);
  if (terms === null) return { code: 'claimIncomplete' };
  const { limitMinor, currency } = context.procedure;
  const { amount } = terms.money ?? {};
  if (limitMinor !== undefined && amount?.currency === currency && amount.minor > limitMinor)
    return { code: 'overLimit', facts: { amount: { minor: limitMinor, currency } } };
  return { offerId, by: 'claimant', terms, at: context.now, expiresAt: FOREVER };
};

/** Somebody outside of the dispute adds only what they were asked for, after they came in. */
const mayAdd = ({ tasks }: CaseState, contributorId: string): boolean => {
  const task = taskFor(tasks, contributorId);
  return task !== undefined && isPending(task) && task.access === 'joined';
};

const isStated = (state: CaseState, statement: Statement): boolean =>
  JSON.stringify(state.elements[statement.element]?.value) === JSON.stringify(statement.value);

const otherCurrency = ({ value }: Statement, state: CaseState): boolean =>
  value.kind === 'money' && value.money.currency !== state.currency;

/** The demand as terms: money where money is wanted, otherwise the thing itself. Null where the amount is missing for money. */
const demandTerms = (state: CaseState, { procedure }: DecisionContext): Terms | null => {
  const wanted = state.elements.wanted?.value;
  const kind = wanted?.kind === 'wanted' ? wanted.wanted : 'other';
  const dueInDays = procedure.payWithinDays;
  const amount = moneyOf(state, 'wantedAmount') ?? moneyOf(state, 'amount');
  if (kind === 'refund' || kind === 'partialRefund' || kind === 'payment')
    return amount === null ? null : { money: { amount, payer: 'respondent', dueInDays }, other: [] };
  const text = wanted?.kind === 'text' ? wanted.text.slice(0, 500) : undefined;
  const asked = moneyOf(state, 'wantedAmount');
  return {
    ...(asked === null ? {} : { money: { amount: asked, payer: 'respondent' as const, dueInDays } }),
    other: [{ kind, by: 'respondent', dueInDays, ...(text === undefined ? {} : { text }) }],
  };
};

const moneyOf = (state: CaseState, element: ElementId): Money | null => {
  const value = state.elements[element]?.value;
  return value?.kind === 'money' && value.money.minor > 0 ? value.money : null;
};
