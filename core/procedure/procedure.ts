import { z } from 'zod';
import { BidRule, BidTiming } from '../blind-bid/round.ts';
import { ClockId } from '../deadline/deadline.ts';
import { LOCALES } from '../locale.ts';
import { CurrencyCode } from '../money.ts';
import { ClaimTypeId } from '../narrative/claim-type.ts';
import { CivilDate, TimeZone } from '../time.ts';

/** Which procedure, and which edition of it, a case runs under. An edition never changes under a running case. */
export const ProcedureRef = z.object({ id: z.string(), version: z.int().positive() }).readonly();
export type ProcedureRef = z.infer<typeof ProcedureRef>;

/** The same text in every language. */
export const Translated = z
  .object(
    Object.fromEntries(LOCALES.map((locale) => [locale, z.string().min(1)])) as Record<
      (typeof LOCALES)[number],
      z.ZodString
    >,
  )
  .readonly();
export type Translated = z.infer<typeof Translated>;

/** A length of time as a rule states it, and where the rule stands. */
export const Clock = z
  .object({
    amount: z.int().nonnegative(),
    unit: z.enum(['minutes', 'hours', 'calendarDays', 'workingDays']),
    /** Nudges, each this many hours before the end. */
    remindHoursBefore: z.array(z.int().positive()).readonly().default([]),
    /** Why this length, in words that a person understands. */
    why: Translated,
    /** The law, standard or house rule it stands in. */
    source: z.string().min(1),
    /** False until a person has read the primary text. Shown as such. */
    verified: z.boolean(),
    /** A law or a regulator sets it, not the house: the team is warned before it ends. */
    statutory: z.boolean().default(false),
  })
  .readonly();
export type Clock = z.infer<typeof Clock>;

/** A procedure: the same machine runs all of them; only this differs. Validated at start. */
export const Procedure = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    version: z.int().positive(),
    title: Translated,
    /** `direct`: the parties settle between themselves. `adrProvider`: an accredited third party runs it (UK DMCC 2024). */
    mode: z.enum(['direct', 'adrProvider']),
    claimTypes: z.array(ClaimTypeId).min(1).readonly(),
    timeZone: TimeZone,
    currency: CurrencyCode,
    /** Days (`YYYY-MM-DD`) that are not working days besides Saturday and Sunday. */
    holidays: z.array(CivilDate).readonly(),
    /** Local hour at which a day-counted clock ends; 24 is midnight at the end of the day. */
    cutOffHour: z.int().min(1).max(24),
    /** Local hours, on working days, at which people of the team are there. */
    teamHours: z.object({ from: z.int().min(0).max(23), to: z.int().min(1).max(24) }).readonly(),
    clocks: z.record(ClockId, Clock).readonly(),
    /** Longer reflection where somebody was hurt. */
    reflectionWithInjury: Clock,
    /** Largest amount, in minor units of `currency`, that this procedure takes; absent: no limit. */
    limitMinor: z.int().positive().optional(),
    /** From this sum on, in minor units of `currency`, somebody of the team should know of the case early; absent: none is large. */
    largeMinor: z.int().positive().optional(),
    blindBid: z.object({ rule: BidRule, timings: z.array(BidTiming).min(1).readonly() }).readonly(),
    /** The containment that is offered in the first turn, before the story. */
    stopTheLoss: z.enum(['blockCard']).optional(),
    /** Days from signature to payment that a term sheet starts from. */
    payWithinDays: z.int().min(0).max(365),
    /** What else a party can do, with source; information, not advice. */
    alternatives: z.array(z.object({ name: Translated, source: z.string() }).readonly()).readonly(),
    /** The side panel's facts: what it costs, whether it binds, who sees it. */
    facts: z
      .object({ cost: Translated, binding: Translated, privacy: Translated, silence: Translated })
      .readonly(),
  })
  .readonly();
export type Procedure = z.infer<typeof Procedure>;
