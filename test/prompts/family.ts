import { COMMANDS } from '../../adapters/channel/teams/package/manifest.ts';
import { COMMANDS as TELEGRAM_COMMANDS } from '../../adapters/channel/telegram/command-name.ts';
import { FIGURES_BY } from '../../adapters/channel/web/desk/report-figures.ts';
import { CAUSES_BY, TEAM_COLUMNS } from '../../adapters/channel/web/desk/report-work.ts';
import { type DeskApproval, FILTERS } from '../../adapters/channel/web/desk/wire.ts';
import { ROOM_WORDS } from '../../adapters/channel/web/room/words.ts';
import { BROWSER_WORDS } from '../../adapters/channel/web/server/chrome.ts';
import type { SignOnProblem } from '../../adapters/channel/web/server/sign-on.ts';
import { JOURNAL_KINDS } from '../../adapters/channel/web/staff/journal-wire.ts';
import { OWN_REASONS } from '../../adapters/channel/web/staff/own-reason.ts';
import { PASSKEY_PROBLEMS } from '../../adapters/channel/web/staff/passkey.ts';
import { SIGN_IN_PROBLEMS } from '../../adapters/channel/web/staff/sign-in-page.ts';
import type { TeamMember } from '../../adapters/channel/web/staff/team-wire.ts';
import { FORMS } from '../../bots/adjuster/note.ts';
import { FORMS as CONTRIBUTOR_FORMS } from '../../bots/contributor/note.ts';
import { MEDIATOR_FORMS } from '../../bots/mediator/form.ts';
import { TASK_FORMS, TOPICS } from '../../bots/party/note.ts';
import { REWORDED } from '../../bots/party/own-words.ts';
import type { Room } from '../../bots/party/talks.ts';
import { REFUSALS_AT_HAND } from '../../bots/respondent/refusal.ts';
import { BidRule, BidTiming } from '../../core/blind-bid/round.ts';
import {
  CaseEvent,
  type CaseEventType,
  type EventOf,
  GuardKind,
  PersonReason,
  RefusalReason,
} from '../../core/case/event.ts';
import { Audience, Owner, Role, SIDES } from '../../core/case/party.ts';
import { SCORES } from '../../core/case/score.ts';
import type { OfferState, OverStatus, Phase, PromiseState } from '../../core/case/state.ts';
import { CLOCKS } from '../../core/deadline/deadline.ts';
import { MediatorLack } from '../../core/mediation/search.ts';
import { ROOM_SEATS } from '../../core/mediation/video-session.ts';
import { ClaimGroupId } from '../../core/narrative/claim-group.ts';
import { CLAIM_TYPES } from '../../core/narrative/claim-type.ts';
import { ELEMENTS, ElementAnswer, WANTED } from '../../core/narrative/element.ts';
import { StallSignal } from '../../core/negotiation/stall-signal.ts';
import type { FileProblem } from '../../core/port/intake.ts';
import { ISSUES } from '../../core/preference/issue.ts';
import { LEVELS } from '../../core/preference/preference.ts';
import { QUESTIONS } from '../../core/procedure/question.ts';
import { STAGES } from '../../core/report/stage.ts';
import { CAUSES } from '../../core/report/tally.ts';
import { WARNINGS } from '../../core/report/warning.ts';
import { RepresentativeKind } from '../../core/representation/kind.ts';
import { MandateScope } from '../../core/representation/mandate.ts';
import { OtherTerm } from '../../core/settlement/terms.ts';
import { STAFF_ACTIONS } from '../../core/staff/action.ts';
import { Deed, SignInWay } from '../../core/staff/journal.ts';
import { StaffRole } from '../../core/staff/member.ts';
import { NO_SEATS } from '../../core/staff/seat.ts';
import { ContributorKind, TaskWants } from '../../core/task/task.ts';
import { WORDLESS } from '../../core/turn/input.ts';
import type { LinkProblem, PeekOutcome } from '../../core/turn/service.ts';
import type { RoomRefusal } from '../../core/video/room.ts';
import type { Point } from '../../core/view/adjuster.ts';
import { QUEUE_FLAGS } from '../../core/view/queue.ts';
import type { Closing } from '../../core/view/staff-action.ts';

/** Every value of a union; one that is missing or too many does not compile. */
const all = <T extends string>(values: { readonly [V in T]: true }): readonly string[] => Object.keys(values);

const PHASES = all<Phase>({
  narrating: true,
  filed: true,
  invited: true,
  answering: true,
  negotiating: true,
  sealedRound: true,
  matched: true,
  reflection: true,
  signed: true,
  kept: true,
  broken: true,
  disputed: true,
  mediation: true,
  withdrawn: true,
  referred: true,
  closed: true,
  archived: true,
});
const OTHER_TERMS: readonly string[] = OtherTerm.unwrap().shape.kind.options;
const OUTCOMES = all<EventOf<'caseClosed'>['outcome']>({
  kept: true,
  unanswered: true,
  notSettled: true,
  settledElsewhere: true,
  withdrawn: true,
});
const LINK_PROBLEMS = all<LinkProblem>({ linkUnknown: true, linkExpired: true, linkUsed: true });
const LINKS = all<Extract<PeekOutcome, { ok: true }>['kind']>({
  invite: true,
  mandate: true,
  resume: true,
  staff: true,
});
const READERS = ['you', 'them', ...SIDES];
/** Seen by nobody of the team, or told by a line of its own. */
const UNTOLD: readonly CaseEventType[] = [
  'authoritySet',
  'proposalAnswered',
  'sealedRoundClosed',
  'taskAnswered',
  'contributorInvited',
  'representativeInvited',
  'caseRated',
];
const EVENTS = CaseEvent.options.map((event) => event.unwrap().shape.type.value);
/** Answered in the words of the procedure, or by its phase. */
const IN_THE_PACK: readonly string[] = ['cost', 'binding', 'privacy', 'silence', 'status'];

/**
 * What the code puts into keys that it builds: `a.*` stands for `a.${value}`. One row a family; the rules' own lists
 * say which values there are, so a new claim type, clock or refusal asks for its words here.
 */
export const FAMILIES: { readonly [pattern: string]: readonly string[] } = {
  'access.seat.*': NO_SEATS,
  'access.page.*': SIGN_IN_PROBLEMS,
  'access.key.*': PASSKEY_PROBLEMS,
  'leave.bar.*': all<NonNullable<DeskApproval['bar']>>({ own: true, limit: true }),
  'journal.kind.*': JOURNAL_KINDS,
  'registry.standing.*': all<TeamMember['standing']>({ none: true, good: true, ending: true, ended: true }),
  'access.reason.*': OWN_REASONS,
  'access.role.*': StaffRole.options,
  'access.way.*': SignInWay.options,
  'access.deed.*': Deed.options.map((deed) => deed.unwrap().shape.what.value),
  'ask.*': [...ELEMENTS, ...REWORDED],
  'askAgain.*': [...ELEMENTS, ...REWORDED],
  'choice.refuse.*': REFUSALS_AT_HAND,
  'chrome.*': BROWSER_WORDS.filter((name) => name !== 'fileTooLarge' && name !== 'fileType'),
  'chrome.from.*': Role.options,
  'chrome.link.*.action': [...LINKS, 'room'],
  'chrome.link.*.text': [...LINKS, 'room', ...LINK_PROBLEMS],
  'chrome.link.*.title': [...LINKS, 'room', ...LINK_PROBLEMS],
  'claimGroup.*': ClaimGroupId.options.filter((group) => group !== 'any'),
  'claimType.*': CLAIM_TYPES,
  'contributor.asked.*': TaskWants.options,
  'contributor.form.*': CONTRIBUTOR_FORMS,
  'crisis.*': all<EventOf<'crisisNoted'>['kind']>({ selfHarm: true, violence: true, medical: true }),
  'desk.empty.*': FILTERS,
  'desk.filter.*': FILTERS,
  'desk.signOn.*': all<SignOnProblem>({ token: true, stranger: true, unreachable: true }),
  'desk.move.*': all<OfferState['status'] | 'demand' | 'proposal'>({
    demand: true,
    proposal: true,
    open: true,
    accepted: true,
    declined: true,
    withdrawn: true,
    expired: true,
    superseded: true,
  }),
  'desk.notice.*': all<EventOf<'noticeProven'>['how']>({ linkOpened: true, byPerson: true }),
  'desk.promise.*': all<PromiseState['status']>({
    due: true,
    reported: true,
    kept: true,
    broken: true,
    disputed: true,
  }),
  'desk.reads.*': Audience.options,
  'desk.send.*': Audience.options,
  'desk.standing.*': all<Point['standing']>({
    agreed: true,
    contested: true,
    unknown: true,
    unanswered: true,
  }),
  'desk.to.*': [...Audience.options, 'team'],
  'element.*': ELEMENTS,
  'fileProblem.*': all<FileProblem | 'size'>({
    type: true,
    empty: true,
    broken: true,
    pixels: true,
    unkept: true,
    size: true,
  }),
  'guard.*': GuardKind.options,
  'happened.*': EVENTS.filter((type) => !UNTOLD.includes(type)),
  'news.clockPassed.*': SIDES,
  'news.closed.*': OUTCOMES,
  'news.containment.*': all<EventOf<'containmentAnswered'>['outcome']>({
    done: true,
    refused: true,
    failed: true,
  }),
  'next.*': [...SIDES, 'contributor'],
  'note.wordless.*': WORDLESS,
  'note.offerOver.*': all<OverStatus>({
    accepted: true,
    declined: true,
    withdrawn: true,
    expired: true,
    superseded: true,
  }),
  'personReason.*': PersonReason.options,
  'phase.*': [...PHASES, 'paused'],
  'mediator.lack.*': MediatorLack.options,
  'rating.*': SCORES.map(String),
  'representative.kind.*': RepresentativeKind.options,
  'representative.scope.*': MandateScope.options,
  'representative.phase.*': ['asked', 'over'],
  'represent.kind.*': RepresentativeKind.options,
  'represent.scope.*': MandateScope.options,
  'represent.bids.*': ['yes', 'no'],
  'refusalReason.*': RefusalReason.options,
  'report.by.*': [...Object.keys(FIGURES_BY), ...Object.keys(CAUSES_BY)],
  'report.cause.*': CAUSES,
  'report.stage.*': STAGES,
  'report.team.*': TEAM_COLUMNS,
  'report.warning.*': WARNINGS,
  'report.*': ['paid', 'kept', 'rounds', 'toReply', 'toSettle'],
  'report.*.what': ['paid', 'kept', 'rounds', 'toReply', 'toSettle'],
  'sealed.open.*': BidRule.options,
  'sealed.rule.*': BidRule.options,
  'sealed.timing.*': BidTiming.options,
  'talks.composer.*': all<Room>({ joint: true, private: true, unchosen: true }),
  'staff.action.*': [...STAFF_ACTIONS, ...FORMS],
  'staff.audience.*': Audience.options,
  'room.*': ROOM_WORDS,
  'room.refused.*': all<RoomRefusal>({
    mediatorOnly: true,
    roomFull: true,
    notHere: true,
    nobodyThere: true,
  }),
  'staff.closing.*': all<Closing>({ notSettled: true, settledElsewhere: true, unanswered: true }),
  'staff.contributor.*': ContributorKind.options,
  'staff.flag.*': QUEUE_FLAGS,
  'staff.conflict.*': ['yes', 'no'],
  'staff.form.*': [...new Set<string>([...FORMS, ...MEDIATOR_FORMS])],
  'staff.mediationEnd.*': ['yes', 'no'],
  'staff.owner.*': Owner.options,
  'staff.party.*': SIDES,
  'staff.rule.*': BidRule.options,
  'staff.share.*': ['none', 'facts'],
  'staff.signal.*': StallSignal.options,
  'staff.timing.*': BidTiming.options,
  'staff.verdict.*': ['yes', 'no'],
  'staff.wants.*': TaskWants.options,
  'stance.*': ElementAnswer.unwrap().shape.stance.options,
  'status.*': PHASES,
  'step.*': CLOCKS,
  'telegram.command.*': TELEGRAM_COMMANDS,
  'task.asked.*': TaskWants.options,
  'task.form.*': TASK_FORMS,
  'teamsApp.*.text': COMMANDS,
  'teamsApp.*.title': COMMANDS,
  'term.*': OTHER_TERMS,
  'term.does.*': READERS,
  'term.doesText.*': READERS,
  'term.pays.*': READERS,
  'terminal.from.*': ['bot', ...Role.options],
  'topic.*': [...new Set([...TOPICS, ...QUESTIONS])].filter((topic) => !IN_THE_PACK.includes(topic)),
  'preference.issue.*': ISSUES,
  'preference.level.*': LEVELS,
  'preference.limit.*': SIDES,
  'preference.pick.*': ['yes', 'no'],
  'room.seat.*': ROOM_SEATS,
  'session.suits.*': ['yes', 'no'],
  'wanted.*': WANTED,
  'why.*': ELEMENTS,
};
