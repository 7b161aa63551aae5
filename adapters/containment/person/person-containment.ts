import type { ContainmentPort } from '../../../core/port/outside.ts';

/** Where no system is connected, nothing can be blocked by itself: says so at once, and the case asks a person. */
export const personContainment = (): ContainmentPort => ({ request: async () => ({ outcome: 'failed' }) });
