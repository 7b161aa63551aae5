import { say, termsLine, valueWords } from '../../../../core/message/phrasing.ts';
import type { CaseForStaff } from '../../../../core/turn/service.ts';
import type { BriefSource } from '../../../../core/view/case-brief.ts';
import { actsFor } from '../../../../core/view/happening.ts';
import type { Sayer } from './said.ts';
import type { DeskBrief, DeskLine, DeskPoint, DeskSource } from './wire.ts';

/** The one-page brief with every word said. The page gives the parts that its lines lead to these ids. */
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
    ...view.representatives.map((mandate) => ({
      label: by.key('staff.brief.representative'),
      text: by.phrase(actsFor(mandate)),
      sources: [],
    })),
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
    const answered = standing === 'unanswered' ? undefined : found.brief.answered[element];
    return {
      label: by.key(`element.${element}`),
      claimed: by.words(valueWords(value)),
      own: own === null ? null : by.words(valueWords(own)),
      standing,
      standingLabel: by.key(`desk.standing.${standing}`),
      sources: (found.brief.claimed[element] ?? []).map((source) => sourceSaid(source, found, by)),
      answered: answered === undefined ? [] : [sourceSaid(answered, found, by)],
    };
  });

const sourceSaid = (source: BriefSource, { view }: CaseForStaff, by: Sayer): DeskSource => {
  switch (source.kind) {
    case 'words':
      return {
        place: `said-${source.messageId}`,
        label: by.key('desk.source.words'),
        part: { start: source.start, end: source.end },
      };
    case 'file': {
      const file = view.evidence.find(({ evidenceId }) => evidenceId === source.evidenceId);
      return { place: `file-${source.evidenceId}`, label: file?.name ?? '', part: null };
    }
    case 'event':
      return { place: `event-${source.position}`, label: by.key('desk.source.event'), part: null };
  }
};
