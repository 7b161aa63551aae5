import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { AdjusterView } from '../../core/view/adjuster.ts';
import { hearChoice } from './hear-choice.ts';
import { hearForm } from './hear-form.ts';
import type { AdjusterMemory } from './memory.ts';
import { heardAs } from './note.ts';

/**
 * Turns what a person of the team did into commands. Words without an audience are kept as a draft and go to nobody:
 * a sentence that was meant for one side must never reach the other by a slip.
 */
export const hear = (
  view: AdjusterView,
  memory: AdjusterMemory,
  heard: Heard,
  about: HearContext,
): Hearing<AdjusterMemory> => {
  switch (heard.kind) {
    case 'arrive':
      return heardAs(memory, [], [{ note: 'arrived' }]);
    case 'choice':
      return hearChoice(view, memory, heard, about);
    case 'form':
      return hearForm(view, memory, heard, about);
    case 'file':
      return heardAs(memory, [], [{ note: 'noFiles' }]);
    case 'chat':
    case 'deleted':
    case 'wordless':
      return heardAs(memory);
    case 'text':
    case 'edit':
      return heardAs(
        { ...memory, draft: heard.text.trim().slice(0, 4_000) || null },
        [],
        [{ note: 'chooseAudience' }],
      );
  }
};
