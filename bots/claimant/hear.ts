import type { Command } from '../../core/case/command.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import { hearChoice } from './hear-choice.ts';
import { hearForm } from './hear-form.ts';
import { hearTable } from './hear-table.ts';
import { hearTelling } from './hear-telling.ts';
import type { ClaimantMemory } from './memory.ts';
import { TOPICS, type Topic } from './note.ts';
import { answerPending } from './pending.ts';
import { heardAs, shown, type Told } from './said.ts';

/** Turns what the claimant said into commands. Everything gets an answer; nothing is lost. */
export const hear = (
  view: ClaimantView,
  memory: ClaimantMemory,
  heard: Heard,
  about: HearContext,
): Hearing<ClaimantMemory> => {
  switch (heard.kind) {
    case 'arrive':
      return heardAs(memory, [], [{ note: 'arrived' }]);
    case 'choice':
      return hearChoice(view, memory, heard, about);
    case 'form':
      return hearForm(view, memory, heard, about);
    case 'file':
      return hearFile(memory, heard, about);
    case 'text':
    case 'edit':
      return heard.reading === undefined
        ? heardAs(memory, [], [{ note: 'missed' }])
        : hearWords({ view, memory, messageId: heard.messageId, reading: heard.reading, about });
  }
};

const hearFile = (
  memory: ClaimantMemory,
  { file, element }: Extract<Heard, { kind: 'file' }>,
  about: HearContext,
): Hearing<ClaimantMemory> =>
  heardAs({ ...memory, offered: [...new Set([...memory.offered, 'evidence' as const])] }, [
    {
      type: 'addEvidence',
      evidence: {
        evidenceId: about.newId(),
        by: 'claimant',
        ...file,
        at: about.now,
        ...(element === undefined || element === 'evidence' ? {} : { element }),
      },
    },
  ]);

const CRISES = ['selfHarm', 'violence', 'medical'] as const;

/** Safety first, then a wish for a person, then whoever holds the case, then what was asked. */
const hearWords = (told: Told): Hearing<ClaimantMemory> => {
  const { view, memory, reading } = told;
  const kind = CRISES.find((flag) => reading.flags.includes(flag));
  if (kind !== undefined)
    return heardAs(memory, [...keptStory(told), { type: 'noteCrisis', kind }], [{ note: 'crisis', kind }]);
  if (view.ended !== null) return sideQuestion(told) ?? heardAs(memory);
  if (view.holder !== null) return toHolder(told);
  return masked(told, wishes(told) ?? sideQuestion(told) ?? answerPending(told) ?? byPhase(told));
};

/** What was said in a first telling that was stopped for somebody's safety is not lost. */
const keptStory = ({ view, messageId, reading }: Told): readonly Command[] =>
  view.phase === 'narrating' && reading.text.trim() !== ''
    ? [{ type: 'tellStory', messageId, text: shown(reading).slice(0, 20_000) }]
    : [];

/** A person holds the case: the bot is silent and the words go to that person. */
const toHolder = ({ memory, messageId, reading }: Told): Hearing<ClaimantMemory> =>
  reading.text.trim() === ''
    ? heardAs(memory, [], [{ note: 'silent' }])
    : heardAs(
        memory,
        [{ type: 'sendMessage', messageId, audience: 'claimant', text: shown(reading).slice(0, 4_000) }],
        [{ note: 'silent' }],
      );

/** A first telling may contain any words; long ones are never read as a wish. */
const isStory = ({ view, reading }: Told): boolean =>
  !view.told && (reading.text.length > 160 || reading.elements.length > 1);

const wishes = (told: Told): Hearing<ClaimantMemory> | null => {
  const { memory, reading } = told;
  if (isStory(told)) return null;
  switch (reading.intent) {
    case 'person':
      return heardAs(memory, [{ type: 'requestPerson', reason: 'request' }], [{ note: 'personComing' }]);
    case 'cannotOnline':
      return heardAs(memory, [{ type: 'optOut' }], [{ note: 'optedOut' }]);
    case 'cancel':
      return memory.pending === null
        ? heardAs(memory, [], [{ note: 'whatToCancel' }])
        : heardAs({ ...memory, pending: null }, [], [{ note: 'kept' }]);
    case 'repeat':
      return heardAs({ ...memory, misses: Math.max(1, memory.misses) }, [], [{ note: 'again' }]);
    case 'greeting':
    case 'language':
      return heardAs(memory, [], [{ note: 'arrived' }]);
    default:
      return null;
  }
};

const isTopic = (intent: string): intent is Topic => TOPICS.some((topic) => topic === intent);

/** A question beside the point: answered, nothing stored, the retry counter untouched. */
const sideQuestion = (told: Told): Hearing<ClaimantMemory> | null => {
  const { memory, reading } = told;
  if (isStory(told) || !isTopic(reading.intent) || reading.elements.length > 0) return null;
  return heardAs(memory, [], [{ note: 'topic', topic: reading.intent, language: reading.language }]);
};

/** Tells a person whose private numbers were seen that others do not see them. */
const masked = ({ reading }: Told, hearing: Hearing<ClaimantMemory>): Hearing<ClaimantMemory> =>
  reading.flags.includes('personalData') && hearing.commands.length > 0
    ? { ...hearing, notes: [...hearing.notes, { note: 'masked' }] }
    : hearing;

const byPhase = (told: Told): Hearing<ClaimantMemory> => {
  const { phase } = told.view;
  return phase === 'narrating' || phase === 'filed' || phase === 'invited' || told.memory.asked !== undefined
    ? hearTelling(told)
    : hearTable(told);
};
