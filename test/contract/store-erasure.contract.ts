import { expect, test } from '@jest/globals';
import { sha256 } from '../../adapters/ids/random-ids.ts';
import type { Recorded } from '../../core/case/event.ts';
import { chatSetting } from '../../core/port/chat-setting.ts';
import type { Store, StoredRecord } from '../../core/port/store.ts';
import { chainHash, GENESIS, leafHash } from '../../core/record/chain.ts';
import {
  batch,
  caseFact,
  caseRow,
  conversation,
  deadline,
  link,
  START,
  sealedRow,
  sent,
  tally,
} from './store-fixture.ts';

const file = (position: number, content: string, preview?: string): Recorded => ({
  position,
  at: START + position,
  by: { role: 'claimant', id: 'p-1' },
  v: 1,
  event: {
    type: 'evidenceAdded',
    evidence: {
      evidenceId: `e-${position}`,
      by: 'claimant',
      name: 'receipt.png',
      mime: 'image/png',
      bytes: 10,
      sha256: content,
      ...(preview === undefined ? {} : { preview: { sha256: preview, width: 1, height: 1 } }),
      at: START,
    },
  },
});

/** A record with a chain that holds. */
const chained = (entries: readonly Recorded[]): readonly StoredRecord[] => {
  let head = GENESIS;
  return entries.map((recorded) => {
    const salt = `salt-${recorded.position}`;
    head = chainHash(head, leafHash(recorded, salt, sha256), sha256);
    return { recorded, salt, hash: head };
  });
};

/** What is destroyed of a case, and what is left of it. Called by `storeContract`. */
export const storeErasureContract = (store: () => Store): void => {
  test('erasing a case leaves its leaves and nothing else of it; another case is untouched', async () => {
    const record = chained([file(1, 'f-own', 'f-small'), file(2, 'f-both')]);
    const handled = { conversationId: 'c-1', updateId: 'u-1', at: START };
    await store().append({
      ...batch('k-1', 0),
      records: record,
      deadlines: [deadline('answer', START)],
      conversations: [conversation('c-1'), conversation('c-2', { personId: 'p-both', role: 'respondent' })],
      messages: [sent('c-1', 'My name is Ana')],
      row: caseRow('k-1', { summary: { words: '|acme|' } }),
      fact: caseFact('k-1', { warned: 1 }),
      tallies: [tally('k-1')],
      sealed: { row: sealedRow('claimant'), wrappedKey: Uint8Array.of(1, 2) },
      links: [link('h-1')],
      handled,
    });
    const other = {
      ...batch('k-2', 0, { count: 0 }),
      records: chained([file(1, 'f-both')]),
      conversations: [conversation('c-3', { caseId: 'k-2', personId: 'p-both' })],
      messages: [sent('c-3', 'other')],
      row: caseRow('k-2'),
      deadlines: [deadline('answer', START)],
      links: [link('h-2', { caseId: 'k-2' })],
    };
    await store().append(other);
    for (const [sessionId, personId] of [
      ['s-own', 'p-1'],
      ['s-shared', 'p-1'],
      ['s-shared', 'p-both'],
    ] as const) {
      await store().putSession({ sessionId, staff: null, createdAt: START, expiresAt: START + 9 });
      await store().grant(sessionId, personId);
    }
    const address = { channel: 'telegram', chatId: 't-1', conversationId: 'c-1' } as const;
    await store().putAddress({ ...address, shown: 0, trying: null, lost: false, reference: null, usedAt: 0 });
    await store().putAddress({
      ...address,
      chatId: 't-2',
      shown: 0,
      trying: null,
      lost: false,
      reference: null,
      usedAt: 0,
    });
    await store().putAddress({
      ...address,
      chatId: 't-2',
      conversationId: 'c-3',
      shown: 0,
      trying: null,
      lost: false,
      reference: null,
      usedAt: 0,
    });
    const kept = {
      alone: chatSetting('telegram', 'answered', 't-1'),
      named: chatSetting('telegram', 'filling', 't-2'),
      shared: chatSetting('telegram', 'answered', 't-2'),
      other: chatSetting('telegram', 'filling', 't-3'),
    };
    for (const name of Object.values(kept))
      await store().putSetting(name, name === kept.named ? '{"conversationId":"c-1"}' : '[1]');
    const { revision } = await store().head('k-1');

    expect([...(await store().ownFiles('k-1'))].sort()).toEqual(['f-own', 'f-small']);
    await store().erase('k-1', START + 5);
    await store().erase('k-1', START + 6);

    const leaves = record.map(({ recorded, salt }) => leafHash(recorded, salt, sha256));
    const left = { caseId: 'k-1', at: START + 5, leaves, head: record.at(-1)?.hash };
    expect(await store().erased('k-1')).toEqual(left);
    expect(leaves.reduce((head, leaf) => chainHash(head, leaf, sha256), GENESIS)).toBe(left.head);
    expect(await store().record('k-1')).toEqual([]);
    expect(await store().case('k-1')).toBeNull();
    expect(await store().conversations('k-1')).toEqual([]);
    expect(await store().feed('c-1', 0, 9)).toEqual([]);
    expect(await store().handled('c-1', 'u-1')).toBe(false);
    expect(await store().link('h-1')).toBeNull();
    expect(await store().caseKey('k-1')).toBeNull();
    expect(await store().sealed('k-1', 'r-1')).toEqual([]);
    expect(await store().addressesAt('telegram', 't-1')).toEqual([]);
    expect(await Promise.all(Object.values(kept).map((name) => store().setting(name)))).toEqual([
      null,
      null,
      '[1]',
      '[1]',
    ]);
    // Neither is it counted any more, nor by somebody who read it before.
    await store().putFact(caseFact('k-1', { warned: 1 }), [tally('k-1')]);
    expect(await store().facts({ kind: 'warned', limit: 9 })).toEqual([]);
    expect(await store().countTallies({ from: 0, to: START + 9, what: ['taken'], by: [] })).toEqual([
      { count: 0 },
    ]);
    expect(await store().uncounted(9, 9)).toEqual(['k-2']);
    expect(await store().session('s-own')).toBeNull();
    expect(await store().grants('s-shared')).toEqual(['p-both']);
    expect(await store().session('s-shared')).not.toBeNull();
    const found = (caseId: string) =>
      store().append({
        ...batch(caseId, 0, { count: 0 }),
        row: caseRow(caseId, { summary: { words: '|zebra|' } }),
      });
    await found('k-1');
    expect(await store().cases({ words: [['acme']], limit: 9 })).toEqual([]);
    // A process that still has the case in its memory finds out.
    expect((await store().head('k-1')).revision).toBeGreaterThan(revision);
    expect(await store().append(batch('k-1', 2))).toEqual({ ok: false, reason: 'conflict' });

    expect(await store().erased('k-2')).toBeNull();
    expect(await store().record('k-2')).toEqual(other.records);
    expect(await store().feed('c-3', 0, 9)).toHaveLength(1);
    expect((await store().due(START, 9)).map(({ caseId }) => caseId)).toEqual(['k-2']);
    expect(await store().link('h-2')).not.toBeNull();
    // The one that shared the file is the last to have it now.
    expect(await store().ownFiles('k-2')).toEqual(['f-both']);
    await store().erase('k-none', START);
    expect(await store().erased('k-none')).toBeNull();
  });
};
