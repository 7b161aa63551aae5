import { z } from 'zod';
import { ElementId } from '../../../core/narrative/element.ts';
import type { ModelAsk } from './model-ask.ts';
import { exampleOf, type Form } from './prompt.ts';
import { Answer } from './proposal.ts';

export const Example = exampleOf(
  {
    missing: z.array(ElementId),
    asked: ElementId.optional(),
    kindOpen: z.literal(true).optional(),
    text: z.string(),
  },
  Answer,
);

/** The ask as a model reads it, field by field: what a caller may have added to it is not in it. */
export const said = ({ locale, text, missing, asked, kindOpen }: ModelAsk) => ({
  language: locale,
  missing,
  ...(asked === undefined ? {} : { asked }),
  ...(kindOpen === undefined ? {} : { kindOpen }),
  text,
});

/** Finding facts in a telling. */
export const LIFT: Form<ModelAsk> = { task: 'lift-elements', example: Example, said };
