import type { FastifyInstance } from 'fastify';

type Part = (server: FastifyInstance) => Promise<void>;

/** A part of the server under its own name; for one without, fastify looks through every module that is loaded. */
export const partNamed = (name: string, part: Part): Part =>
  Object.assign(part, { [Symbol.for('fastify.display-name')]: name });
