import cardDispute from './pack/card-dispute.json' with { type: 'json' };
import consumer from './pack/consumer.json' with { type: 'json' };
import motor from './pack/motor.json' with { type: 'json' };
import { Procedure } from './procedure.ts';

/** Reads a pack. Throws a `ZodError` that names each field that is wrong. */
export const parseProcedure = (json: unknown): Procedure => Procedure.parse(json);

/** The procedures that come with Parley. */
export const PROCEDURES: readonly Procedure[] = [consumer, motor, cardDispute].map(parseProcedure);
