/**
 * Versions of packages that are known to have a hole, as their advisories (github.com/advisories, by the ids below) have
 * it: those of what the program itself stands on, as far as they bear on a server. Written down by hand on 2026-11-25,
 * without a network, and not complete: it keeps old holes from coming back, and `npm audit` asks for what is newer.
 */
export type Advisory = {
  readonly name: string;
  /** Every version below this one; from the other on, where an older line was mended by itself. */
  readonly from?: string;
  readonly below: string;
  readonly id: string;
};

export const ADVISORIES: readonly Advisory[] = [
  { name: '@langchain/core', below: '1.1.8', id: 'CVE-2025-68665' },
  { name: 'axios', below: '1.12.0', id: 'CVE-2025-58754' },
  { name: 'body-parser', below: '1.20.3', id: 'CVE-2024-45590' },
  { name: 'cookie', below: '0.7.0', id: 'CVE-2024-47764' },
  { name: 'esbuild', below: '0.25.0', id: 'GHSA-67mh-4wv8-f99g' },
  { name: 'express', below: '4.20.0', id: 'CVE-2024-43796' },
  { name: 'fastify', below: '5.3.2', id: 'CVE-2025-32442' },
  { name: 'file-type', below: '16.5.4', id: 'CVE-2022-36313' },
  { name: 'find-my-way', below: '9.0.1', id: 'CVE-2024-45813' },
  { name: 'form-data', below: '4.0.4', id: 'CVE-2025-7783' },
  { name: 'jose', below: '4.15.5', id: 'CVE-2024-28176' },
  { name: 'jsonwebtoken', below: '9.0.0', id: 'CVE-2022-23540' },
  { name: 'langchain', below: '1.2.3', id: 'CVE-2025-68665' },
  { name: 'node-fetch', below: '2.6.7', id: 'CVE-2022-0235' },
  { name: 'path-to-regexp', below: '0.1.12', id: 'CVE-2024-52798' },
  { name: 'qs', below: '6.14.1', id: 'CVE-2025-15284' },
  { name: 'send', below: '0.19.0', id: 'CVE-2024-43799' },
  { name: 'sharp', below: '0.32.6', id: 'CVE-2023-4863' },
  { name: 'ws', below: '7.5.10', id: 'CVE-2024-37890' },
  { name: 'ws', from: '8.0.0', below: '8.17.1', id: 'CVE-2024-37890' },
];
