import type { Wording } from '../../../../core/port/outside.ts';
import type { Shown } from '../../../../core/turn/service.ts';
import type { Panel } from '../../../../core/view/panel.ts';
import type { WirePanel } from '../wire.ts';
import { sayer } from './words.ts';

export type RenderPanel = (shown: Pick<Shown, 'panel' | 'locale' | 'timeZone'>) => WirePanel;

/** Renders what stands above a conversation in its reader's language and zone. */
export const panelRenderer = (wording: Wording): RenderPanel => {
  const say = sayer(wording);
  return ({ panel, locale, timeZone }) => {
    const words = (phrase: Panel['next']): string => wording.say(phrase, locale, timeZone);
    const { due, composer } = panel;
    const button = (way: Panel['person']): WirePanel['person'] =>
      way === null ? null : { action: way.action, label: words(way.label), style: 'plain' };
    return {
      title: panel.title[locale],
      number: say('chrome.caseNumber', locale, { number: panel.number }),
      phase: words(panel.phase),
      next: words(panel.next),
      due:
        due === null
          ? null
          : {
              at: due.at,
              text: say('chrome.dueAt', locale, { at: { at: due.at } }, timeZone),
              why: due.why[locale],
              source: due.verified
                ? due.source
                : say('chrome.sourceUnverified', locale, { source: due.source }),
            },
      tasks: panel.tasks.map(words),
      person: button(panel.person),
      helper: button(panel.helper),
      composer: {
        open: composer.open,
        text: words(composer.hint),
        edits: composer.edits,
        rooms: (composer.rooms ?? []).map(({ label, hint, ...room }) => ({
          ...room,
          label: words(label),
          text: words(hint),
        })),
      },
      room: panel.room ? say('chrome.room', locale) : null,
      demonstration: panel.demonstration,
    };
  };
};
