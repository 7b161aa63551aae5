import type { ClaimTypeId } from '../../../../core/narrative/claim-type.ts';
import type { ElementId } from '../../../../core/narrative/element.ts';
import type { DatePlace } from '../date/date.ts';
import type { Amount } from '../money/signed.ts';
import type { Plain } from '../plain.ts';

/** A text with what was found in it before. */
export type Told = {
  readonly text: string;
  readonly plain: Plain;
  readonly amounts: readonly Amount[];
  readonly dates: readonly DatePlace[];
  readonly asked: ElementId | undefined;
  /** The kind of dispute, where the text or the case says it clearly. */
  readonly kind: ClaimTypeId | undefined;
  /** False where the text is too short to name anything: a number, a yes. */
  readonly names: boolean;
};
