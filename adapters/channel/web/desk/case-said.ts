import type { Audience, Side } from '../../../../core/case/party.ts';
import { say } from '../../../../core/message/phrasing.ts';
import { actingWords, speakerOf } from '../../../../core/message/speaker.ts';
import type { Evidence } from '../../../../core/narrative/element.ts';
import type { CaseForStaff } from '../../../../core/turn/service.ts';
import type { AdjusterView } from '../../../../core/view/adjuster.ts';
import { SHOWN_AS_IMAGE } from '../server/render.ts';
import { briefSaid } from './brief-said.ts';
import { dueSaid, reasonSaid, type Sayer } from './said.ts';
import { tableSaid } from './table-said.ts';
import type { DeskCase, DeskEvidence, DeskMessage, Flag } from './wire.ts';

/** A case with every word said, for one reader. `flags` are those of its row in the queue. */
export const caseSaid = (
  found: CaseForStaff,
  flags: readonly Flag['id'][],
  staffId: string,
  by: Sayer,
): DeskCase => {
  const { view, panel, timeline } = found;
  return {
    caseId: view.caseId,
    now: view.now,
    label: by.phrase(say('desk.caseLabel', { id: view.claimant.label })),
    title: by.translated(panel.title),
    about: by.key(view.claimType === null ? 'desk.aboutUnknown' : `claimType.${view.claimType}`),
    amount: amountSaid(view, by),
    phase: by.phrase(panel.phase),
    demonstration: view.demonstration,
    room: panel.room,
    openedAt: view.openedAt,
    ...peopleSaid(view, staffId, by),
    reason: reasonSaid(view.people.requested?.reason ?? null, flags, by),
    notice: view.notice === null ? null : by.key(`desk.notice.${view.notice.how}`),
    next:
      view.next === null
        ? null
        : {
            who: by.key(`staff.owner.${view.next.owner}`),
            step: by.key(`step.${view.next.step}`),
            ...dueSaid(view.next.due, view.next.clock, by),
          },
    flags: flags.map((id) => ({ id, label: by.key(`staff.flag.${id}`) })),
    ended: view.ended === null ? null : by.key(`phase.${view.ended.how}`),
    story: view.story.map(({ messageId, text, at }) => ({ id: messageId, text, at })),
    brief: briefSaid(found, by),
    table: tableSaid(found, by),
    evidence: view.evidence.map((file) => fileSaid(file, view, by)),
    messages: messagesSaid(view, staffId, by),
    dates: view.deadlines.map((deadline) => ({
      key: deadline.key,
      clock: deadline.clock,
      who: by.key(`staff.owner.${deadline.owner}`),
      step: by.key(`step.${deadline.clock}`),
      moved: deadline.moved,
      extendable: deadline.extendable,
      ...dueSaid(deadline.at, deadline, by),
    })),
    timeline: timeline.map(({ position, at, what }) => ({ position, at, text: by.phrase(what) })),
    may: { actions: view.may.actions, audiences: view.may.audiences },
  };
};

const fileSaid = (
  { evidenceId, sha256, name, mime, by: side, element, preview, pages, bytes, at }: Evidence,
  { readings }: AdjusterView,
  by: Sayer,
): DeskEvidence => ({
  id: evidenceId,
  sha256,
  name,
  who: by.key(`staff.party.${side}`),
  element: element === undefined ? null : by.key(`element.${element}`),
  read: readings.find((reading) => reading.evidenceId === evidenceId)?.text || null,
  preview: preview === undefined ? null : { width: preview.width, height: preview.height },
  picture: SHOWN_AS_IMAGE.has(mime),
  pages: pages === undefined ? null : by.phrase({ key: 'chrome.file.pages', params: { pages } }),
  bytes,
  at,
});

const amountSaid = ({ demand, points }: AdjusterView, by: Sayer): string | null => {
  const stated = points.find(({ element }) => element === 'amount')?.value;
  const amount = demand?.terms.money?.amount ?? (stated?.kind === 'money' ? stated.money : undefined);
  return amount === undefined ? null : by.phrase(say('value.money', { amount: { money: amount } }));
};

const peopleSaid = (
  { claimant, respondent, people: { holder, handover } }: AdjusterView,
  staffId: string,
  by: Sayer,
): Pick<DeskCase, 'claimant' | 'respondent' | 'holder' | 'handover'> => ({
  claimant: { label: by.key('staff.party.claimant'), heardAt: claimant.lastHeardAt },
  respondent:
    respondent === null
      ? null
      : { name: respondent.name, joined: respondent.joined, heardAt: respondent.lastHeardAt },
  holder:
    holder === null
      ? null
      : {
          name: holder.actor.name || holder.actor.id,
          mine: holder.actor.id === staffId,
          since: holder.since,
        },
  handover:
    handover === null
      ? null
      : { to: handover.to, toMe: handover.to === staffId, acceptBy: handover.acceptBy },
});

/** Messages and notes in one thread, oldest first: what was said to whom, and by whom. */
const messagesSaid = (view: AdjusterView, staffId: string, by: Sayer): readonly DeskMessage[] => {
  const messages = view.messages.map(({ messageId, by: actor, audience, text, at }): DeskMessage => {
    const side = actor.role === 'claimant' || actor.role === 'respondent' ? actor.role : null;
    const room = side !== null && audience === side ? 'team' : audience;
    return {
      id: messageId,
      who: actingOf(actor, by) ?? (side === null ? nameOf(actor, by) : by.key(`staff.party.${side}`)),
      mine: 'id' in actor && actor.id === staffId,
      audience: room,
      to: by.key(`desk.to.${room}`),
      text,
      at,
    };
  });
  const notes = view.notes.map(
    ({ noteId, by: actor, text, at }): DeskMessage => ({
      id: noteId,
      who: nameOf(actor, by),
      mine: 'id' in actor && actor.id === staffId,
      audience: 'staff' satisfies Audience,
      to: by.key('desk.to.staff'),
      text,
      at,
    }),
  );
  return [...messages, ...notes].sort((a, b) => a.at - b.at);
};

/** Whoever wrote it for a side, with for whom and as what. */
const actingOf = (actor: AdjusterView['messages'][number]['by'], by: Sayer): string | null => {
  const acting = actingWords(speakerOf(actor));
  return acting === null ? null : by.phrase(acting);
};

const nameOf = (actor: AdjusterView['notes'][number]['by'], by: Sayer): string => {
  if ('name' in actor) return actor.name || actor.id;
  return actor.role === 'parley'
    ? by.key('staff.owner.parley')
    : by.key(`staff.party.${actor.role satisfies Side}`);
};
