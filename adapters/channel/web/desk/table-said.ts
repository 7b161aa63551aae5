import type { Side } from '../../../../core/case/party.ts';
import type { Phrase } from '../../../../core/message/message.ts';
import { say, termRows, termsLine } from '../../../../core/message/phrasing.ts';
import type { Promised } from '../../../../core/settlement/terms.ts';
import type { CaseForStaff } from '../../../../core/turn/service.ts';
import type { AdjusterView } from '../../../../core/view/adjuster.ts';
import type { AdjusterTable } from '../../../../core/view/adjuster-table.ts';
import type { Sayer } from './said.ts';
import type { DeskMove, DeskTable } from './wire.ts';

/** What lies between the two sides: moves over time, remarks, the agreement and its promises. */
export const tableSaid = ({ view, brief }: CaseForStaff, by: Sayer): DeskTable => ({
  course: brief.course.map(({ at, by: side, amount }) => ({
    at,
    by: side,
    who: by.key(`staff.party.${side}`),
    value: amount.minor,
    amount: money(amount, by),
  })),
  moves: movesSaid(view, by),
  apart:
    view.table?.apart == null
      ? null
      : {
          offered: money(view.table.apart.offered, by),
          demanded: money(view.table.apart.demanded, by),
          gap: money(view.table.apart.gap, by),
        },
  remarks: remarks(view).map((remark) => by.phrase(remark)),
  agreement: agreementSaid(view, by),
  promises: view.promises.map((promise) => ({
    what: by.phrase(promiseWords(promise)),
    dueAt: promise.dueAt,
    status: promise.status,
    statusLabel: by.key(`desk.promise.${promise.status}`),
  })),
});

const money = (amount: NonNullable<AdjusterTable['apart']>['gap'], by: Sayer): string =>
  by.phrase(say('value.money', { amount: { money: amount } }));

const movesSaid = ({ demand, table }: AdjusterView, by: Sayer): readonly DeskMove[] => {
  const who = (side: Side): string => by.key(`staff.party.${side}`);
  const terms = (each: Parameters<typeof termsLine>[0]): string =>
    by.phrase(say('staff.brief.terms', { terms: termsLine(each) }));
  const status = (name: DeskMove['status']) => ({ status: name, statusLabel: by.key(`desk.move.${name}`) });
  const moves: DeskMove[] = (table?.offers ?? []).map((offer) => ({
    id: offer.offerId,
    by: offer.by,
    who: who(offer.by),
    terms: terms(offer.terms),
    reason: offer.reason ?? null,
    at: offer.at,
    ...status(offer.status),
  }));
  if (demand !== null)
    moves.unshift({
      id: demand.offerId,
      by: demand.by,
      who: who(demand.by),
      terms: terms(demand.terms),
      reason: null,
      at: demand.at,
      ...status('demand'),
    });
  if (table?.proposal != null)
    moves.push({
      id: table.proposal.proposalId,
      by: 'staff',
      who: by.key('staff.owner.staff'),
      terms: terms(table.proposal.terms),
      reason: table.proposal.reason,
      at: table.proposal.at,
      ...status('proposal'),
    });
  return moves.sort((a, b) => a.at - b.at);
};

/** What is to be known of the table besides its moves. Of a proposal: who has answered, never what. */
const remarks = ({ table, round }: AdjusterView): readonly Phrase[] => [
  ...(table?.refusal == null
    ? []
    : [say('happened.claimRefused', { reason: say(`refusalReason.${table.refusal.reason}`) })]),
  ...(table?.stall == null
    ? []
    : [
        say('happened.stallNoted', {
          signals: { list: table.stall.signals.map((signal) => say(`staff.signal.${signal}`)) },
        }),
      ]),
  ...(table?.proposal == null ? [] : [say('desk.proposalOpen', { at: { at: table.proposal.until } })]),
  ...(table?.sealedProposal == null
    ? []
    : [say('desk.roundAsked', { agreed: sides(table.sealedProposal.agreed) })]),
  ...(round === null ? [] : [say('happened.sealedRoundOpened', { at: { at: round.closesAt } })]),
  ...(table?.rounds ?? []).map(({ matched }) =>
    say(matched ? 'desk.roundMatched' : 'happened.sealedRoundClosed.apart'),
  ),
];

/** Which sides a list holds, as a word that a message can choose by. */
const sides = (list: readonly Side[]): 'none' | 'both' | Side => {
  const [first, second] = list;
  return second !== undefined ? 'both' : (first ?? 'none');
};

const agreementSaid = ({ agreement, phase, deadlines }: AdjusterView, by: Sayer): DeskTable['agreement'] => {
  if (agreement === null) return null;
  const signed = agreement.signatures.map((signature) => signature.by);
  const thinking = phase === 'reflection' && deadlines.some(({ clock }) => clock === 'reflection');
  const state =
    phase === 'matched'
      ? say('desk.agreement.confirmed', { sides: sides(agreement.confirmed) })
      : thinking
        ? say('desk.agreement.thinking')
        : say('desk.agreement.signed', { sides: sides(signed) });
  return {
    rows: termRows(agreement.terms).map(({ label, value }) => ({
      label: by.words(label),
      value: by.words(value),
    })),
    state: by.phrase(state),
  };
};

const promiseWords = ({ by, money: amount, other }: Promised): Phrase => {
  const what: Phrase =
    amount !== undefined
      ? say('term.lineMoney', { amount: { money: amount } })
      : other?.text === undefined
        ? say(`term.${other?.kind ?? 'other'}`)
        : say('term.lineText', { kind: say(`term.${other.kind}`), text: other.text });
  return say('desk.promiseOf', { by, what });
};
