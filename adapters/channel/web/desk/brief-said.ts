import { say, termsLine, valueWords } from '../../../../core/message/phrasing.ts';
import type { CaseForStaff } from '../../../../core/turn/service.ts';
import type { BriefSource } from '../../../../core/view/case-brief.ts';
import type { Sayer } from './said.ts';
import type { DeskBrief, DeskLine, DeskPoint, DeskSource } from './wire.ts';

/** Where on the page of a case a source is; the page gives its parts these ids. */
const PLACE: { readonly [K in BriefSource['kind']]: (source: Extract<BriefSource, { kind: K }>) => string } =
  {
    words: ({ messageId }) => `said-${messageId}`,
    file: ({ evidenceId }) => `file-${evidenceId}`,
    event: ({ position }) => `event-${position}`,
  };

/** The one-page brief with every word said. */
export const briefSaid = (found: CaseForStaff, by: Sayer): DeskBrief => {
  const points = pointsSaid(found, by);
  return {
    head: headSaid(found, by),
    agreed: points.filter(({ standing }) => standing === 'agreed'),
    contested: points.filter(({ standing }) => standing === 'contested'),
    open: points.filter(({ standing }) => standing === 'unknown' || standing === 'unanswered'),
    stuck: found.brief.stuck,
    tried: found.brief.tried,
  };
};

const headSaid = (found: CaseForStaff, by: Sayer): readonly DeskLine[] => {
  const { view, brief } = found;
  const at = (source: BriefSource | null): readonly DeskSource[] =>
    source === null ? [] : [sourceSaid(source, found, by)];
  return [
    ...(view.demand === null
      ? []
      : [
          {
            label: by.key('staff.brief.demand'),
            text: by.phrase(say('staff.brief.terms', { terms: termsLine(view.demand.terms) })),
            sources: at(brief.demand),
          },
        ]),
    ...(view.table?.refusal == null
      ? []
      : [
          {
            label: by.key('staff.party.respondent'),
            text: [
              by.phrase(
                say('happened.claimRefused', { reason: say(`refusalReason.${view.table.refusal.reason}`) }),
              ),
              view.table.refusal.text ?? '',
            ]
              .join(' ')
              .trim(),
            sources: at(brief.refusal),
          },
        ]),
  ];
};

const pointsSaid = (found: CaseForStaff, by: Sayer): readonly DeskPoint[] =>
  found.view.points.map(({ element, value, standing, own }) => {
    const answered = found.brief.answered[element];
    const sources = [
      ...(found.brief.claimed[element] ?? []),
      ...(answered === undefined || standing === 'unanswered' ? [] : [answered]),
    ];
    return {
      label: by.key(`element.${element}`),
      claimed: by.words(valueWords(value)),
      own: own === null ? null : by.words(valueWords(own)),
      standing,
      standingLabel: by.key(`desk.standing.${standing}`),
      sources: sources.map((source) => sourceSaid(source, found, by)),
    };
  });

const sourceSaid = (source: BriefSource, { view, timeline }: CaseForStaff, by: Sayer): DeskSource => {
  switch (source.kind) {
    case 'words': {
      const at = view.story.find(({ messageId }) => messageId === source.messageId)?.at ?? view.openedAt;
      const part = { start: source.start, end: source.end };
      return { place: PLACE.words(source), label: by.phrase(say('desk.source.words', { at: { at } })), part };
    }
    case 'file': {
      const file = view.evidence.find(({ evidenceId }) => evidenceId === source.evidenceId);
      return {
        place: PLACE.file(source),
        label: by.phrase(say('desk.source.file', { name: file?.name ?? '' })),
        part: null,
      };
    }
    case 'event': {
      const at = timeline.find(({ position }) => position === source.position)?.at ?? view.openedAt;
      return {
        place: PLACE.event(source),
        label: by.phrase(say('desk.source.event', { at: { at } })),
        part: null,
      };
    }
  }
};
