import { expect, test } from '@jest/globals';
import { sha256 } from '../../adapters/ids/random-ids.ts';
import type { Address, Store } from '../../core/port/store.ts';
import { brokenAt, writeJournal } from '../../core/staff/journal.ts';
import { newMember } from '../../core/staff/new-member.ts';
import type { Passkey } from '../../core/staff/passkey.ts';
import { batch, conversation, link, START, sealedRow, sent } from './store-fixture.ts';

/** Sealed rows, links, sessions and settings. Called by `storeContract`. */
export const storeAccessContract = (store: () => Store): void => {
  sealedContract(store);
  linkContract(store);
  sessionContract(store);
  addressContract(store);
  memberContract(store);
  keyContract(store);
};

const sealedContract = (store: () => Store): void => {
  const wrappedKey = Uint8Array.from({ length: 40 }, (_, index) => index * 3);

  test('a round holds one sealed row a side; typing again replaces one’s own', async () => {
    const first = sealedRow('claimant');
    const other = sealedRow('respondent');
    await store().append(batch('k-1', 0, { count: 0, sealed: { row: first, wrappedKey } }));
    await store().append(batch('k-1', 0, { count: 0, sealed: { row: other } }));
    expect(await store().sealed('k-1', 'r-1')).toEqual([first, other]);
    const again = sealedRow('claimant', { ciphertext: new Uint8Array(64).fill(7), at: START + 1 });
    await store().append(batch('k-1', 0, { count: 0, sealed: { row: again } }));
    expect(await store().sealed('k-1', 'r-1')).toEqual([again, other]);
    expect(await store().sealed('k-1', 'r-2')).toEqual([]);
    expect(await store().caseKey('k-1')).toEqual(wrappedKey);
  });

  test('a case has one key: a second one is a fault and changes nothing', async () => {
    const first = sealedRow('claimant');
    await store().append(batch('k-1', 0, { sealed: { row: first, wrappedKey } }));
    const other = { row: sealedRow('respondent'), wrappedKey: Uint8Array.of(9) };
    await expect(store().append(batch('k-1', 1, { sealed: other }))).rejects.toThrow();
    expect(await store().caseKey('k-1')).toEqual(wrappedKey);
    expect(await store().sealed('k-1', 'r-1')).toEqual([first]);
    expect(await store().record('k-1')).toHaveLength(1);
  });

  test('shredding destroys the key and every sealed row of that case alone', async () => {
    const kept = sealedRow('claimant', { caseId: 'k-2' });
    await store().append(batch('k-1', 0, { sealed: { row: sealedRow('claimant'), wrappedKey } }));
    await store().append(batch('k-1', 1, { sealed: { row: sealedRow('claimant', { roundId: 'r-2' }) } }));
    await store().append(batch('k-2', 0, { sealed: { row: kept, wrappedKey } }));
    await store().shred('k-1');
    expect(await store().caseKey('k-1')).toBeNull();
    expect(await store().sealed('k-1', 'r-1')).toEqual([]);
    expect(await store().sealed('k-1', 'r-2')).toEqual([]);
    expect(await store().caseKey('k-2')).toEqual(wrappedKey);
    expect(await store().sealed('k-2', 'r-1')).toEqual([kept]);
    expect(await store().record('k-1')).toHaveLength(2);
  });
};

const linkContract = (store: () => Store): void => {
  test('links are put by a turn or alone, and found by the hash of their code', async () => {
    const staff = link('h-2', { kind: 'staff', caseId: null, personId: 'p-9', role: 'adjuster' });
    await store().append(batch('k-1', 0, { links: [link('h-1')] }));
    await store().putLink(staff);
    expect(await store().link('h-1')).toEqual(link('h-1'));
    expect(await store().link('h-2')).toEqual(staff);
    expect(await store().link('h-3')).toBeNull();
    await store().putLink(link('h-1', { personId: 'p-2' }));
    expect(await store().link('h-1')).toEqual(link('h-1', { personId: 'p-2' }));
  });

  test('of many browsers that open an invitation at once, one is bound to it and stays so', async () => {
    await store().putLink(link('h-1'));
    const sessions = Array.from({ length: 20 }, (_, index) => `s-${index}`);
    const won = await Promise.all(sessions.map((session) => store().bindLink('h-1', session)));
    expect(won.filter(Boolean)).toHaveLength(1);
    const winner = sessions[won.indexOf(true)];
    expect((await store().link('h-1'))?.boundTo).toBe(winner);
    expect(await store().bindLink('h-1', winner ?? '')).toBe(true);
    expect(await store().bindLink('h-1', 's-late')).toBe(false);
    expect(await store().bindLink('h-none', 's-1')).toBe(false);
  });
};

const sessionContract = (store: () => Store): void => {
  const session = { sessionId: 's-1', staff: null, createdAt: START, expiresAt: START + 1 };

  test('a session may act for several persons, and its end takes every grant with it', async () => {
    const staff = { ...session, sessionId: 's-2', staff: { id: 'a-1', name: 'Ana' } };
    await store().putSession(session);
    await store().putSession(staff);
    for (const person of ['p-2', 'p-1', 'p-2']) await store().grant('s-1', person);
    await store().grant('s-2', 'p-1');
    expect(await store().session('s-1')).toEqual(session);
    expect(await store().session('s-2')).toEqual(staff);
    expect(await store().grants('s-1')).toEqual(['p-1', 'p-2']);

    await store().endSession('s-1');
    expect(await store().session('s-1')).toBeNull();
    expect(await store().grants('s-1')).toEqual([]);
    expect(await store().grants('s-2')).toEqual(['p-1']);
  });

  test('a session that is put again is changed and keeps its grants', async () => {
    await store().putSession(session);
    await store().grant('s-1', 'p-1');
    await store().putSession({ ...session, expiresAt: START + 9 });
    expect((await store().session('s-1'))?.expiresAt).toBe(START + 9);
    expect(await store().grants('s-1')).toEqual(['p-1']);
  });

  test('a session is renewed while it is there, and an ended one stays ended', async () => {
    await store().putSession(session);
    await store().renewSession({ ...session, expiresAt: START + 9 });
    expect((await store().session('s-1'))?.expiresAt).toBe(START + 9);
    await store().endSession('s-1');
    await store().renewSession(session);
    expect(await store().session('s-1')).toBeNull();
  });

  test('what is added on a day at once adds up, and a later day begins anew', async () => {
    const add = (day: string, by: number) => store().addOnDay('tokens', day, by);
    const counts = await Promise.all(Array.from({ length: 8 }, () => add('2026-11-24', 3)));
    expect(counts.toSorted((one, other) => one - other)).toEqual([3, 6, 9, 12, 15, 18, 21, 24]);
    expect(await add('2026-11-24', -4)).toBe(20);
    expect(await add('2026-11-25', 7)).toBe(7);
    // A clock that is behind takes nothing from the new day.
    expect(await add('2026-11-24', 1)).toBe(8);
    expect(await store().setting('tokens')).toBe('2026-11-25 8');
  });

  test('a setting holds its last value', async () => {
    expect(await store().setting('offset')).toBeNull();
    await store().putSetting('offset', '5');
    await store().putSetting('offset', '6');
    expect(await store().setting('offset')).toBe('6');
  });
};

const address = (chatId: string, conversationId: string, more: Partial<Address> = {}): Address => ({
  channel: 'telegram',
  chatId,
  conversationId,
  shown: 0,
  trying: null,
  lost: false,
  reference: { thread: chatId },
  usedAt: START,
  ...more,
});

const addressContract = (store: () => Store): void => {
  const tell = async (conversationId: string, texts: readonly string[]) =>
    store().append(
      batch(`k-${conversationId}`, 0, {
        conversations: [conversation(conversationId, { caseId: `k-${conversationId}` })],
        messages: texts.map((text) => sent(conversationId, text)),
      }),
    );

  test('a chat is found by its conversation and by itself, the case that was used last first', async () => {
    const first = address('t-1', 'c-1');
    const second = address('t-1', 'c-2', { usedAt: START + 1 });
    const other = address('t-1', 'c-1', { channel: 'teams' });
    for (const each of [first, second, other]) await store().putAddress(each);
    expect(await store().addresses('c-1')).toEqual([other, first]);
    expect(await store().addressesAt('telegram', 't-1')).toEqual([second, first]);
    expect(await store().addressesAt('telegram', 't-2')).toEqual([]);
    await store().putAddress({ ...first, usedAt: START + 2, lost: true, reference: null });
    expect(await store().addressesAt('telegram', 't-1')).toEqual([
      { ...first, usedAt: START + 2, lost: true, reference: null },
      second,
    ]);
  });

  test('how far a chat was shown is changed by that alone', async () => {
    await store().putAddress(address('t-1', 'c-1'));
    await store().markShown(address('t-1', 'c-1'), { shown: 3, trying: 4 });
    await store().putAddress(address('t-1', 'c-1', { usedAt: START + 5 }));
    await store().markShown(address('t-9', 'c-1'), { shown: 9, trying: null });
    expect(await store().addresses('c-1')).toEqual([
      address('t-1', 'c-1', { shown: 3, trying: 4, usedAt: START + 5 }),
    ]);
  });

  test('chats that are behind their feed are found, page by page, the lost ones left out', async () => {
    for (const id of ['c-1', 'c-2', 'c-3', 'c-4']) await tell(id, ['one', 'two']);
    await store().putAddress(address('t-1', 'c-1'));
    await store().putAddress(address('t-2', 'c-2', { shown: 2 }));
    await store().putAddress(address('t-3', 'c-3', { lost: true }));
    await store().putAddress(address('t-4', 'c-4', { shown: 1 }));
    await store().putAddress(address('t-1', 'c-4', { channel: 'teams' }));
    const { outbox } = await store().backlog(START);
    expect(outbox).toEqual({ telegram: { count: 3, oldest: START }, teams: { count: 2, oldest: START } });
    expect(await store().behind('telegram', 9)).toEqual([
      address('t-1', 'c-1'),
      address('t-4', 'c-4', { shown: 1 }),
    ]);
    const [page] = await store().behind('telegram', 1);
    expect(page?.chatId).toBe('t-1');
    expect((await store().behind('telegram', 1, page)).map(({ chatId }) => chatId)).toEqual(['t-4']);
    await store().markShown(address('t-1', 'c-1'), { shown: 2, trying: null });
    await store().markShown(address('t-4', 'c-4'), { shown: 2, trying: null });
    expect(await store().behind('telegram', 9)).toEqual([]);
    expect((await store().backlog(START)).outbox.telegram).toEqual({ count: 0, oldest: null });
  });
};

const memberContract = (store: () => Store): void => {
  const ana = newMember({ id: 'a-1', name: 'Ana', roles: ['mediator'], addedAt: START });

  test('a member is kept as laid down, and the team is listed by id', async () => {
    const ben = newMember({ id: 'a-0', name: 'Ben', roles: ['operator'], addedAt: START });
    expect(await store().member('a-1')).toBeNull();
    for (const each of [ana, ben]) await store().putMember(each);
    await store().putMember({ ...ana, name: 'Ana María' });
    expect(await store().member('a-1')).toEqual({ ...ana, name: 'Ana María' });
    expect(await store().members()).toEqual([ben, { ...ana, name: 'Ana María' }]);
  });

  test('of many who change a member at once, none loses what it did', async () => {
    const more = Array.from({ length: 20 }, (_, index) =>
      store().changeMember('a-1', (before) => {
        const { capacity, ...rest } = before ?? { ...ana, capacity: 1 };
        return { ...rest, capacity: capacity + 2 ** index };
      }),
    );
    await Promise.all(more);
    expect((await store().member('a-1'))?.capacity).toBe(2 ** 20);
  });

  test('a change that is none leaves a member as it was, and makes none', async () => {
    expect(await store().changeMember('a-1', () => null)).toBeNull();
    await store().putMember(ana);
    expect(await store().changeMember('a-1', () => null)).toEqual(ana);
    expect(await store().members()).toEqual([ana]);
  });
};

const keyContract = (store: () => Store): void => {
  const key = (credentialId: string, more: Partial<Passkey> = {}): Passkey => ({
    credentialId,
    memberId: 'a-1',
    publicKey: 'pQEC',
    counter: 0,
    transports: ['internal'],
    name: 'Phone',
    addedAt: START,
    usedAt: null,
    ...more,
  });

  test('a member has several keys; one is found by its own id, used, and taken away', async () => {
    for (const each of [key('k-1'), key('k-2', { addedAt: START + 1 }), key('k-3', { memberId: 'a-2' })])
      expect(await store().addPasskey(each)).toBe(true);
    expect(await store().addPasskey(key('k-1', { memberId: 'a-2', name: 'Theirs' }))).toBe(false);
    expect(await store().passkeyUsed('k-1', { counter: 7, usedAt: START + 9 })).toBe(true);
    expect(await store().passkeyUsed('k-1', { counter: 7, usedAt: START + 10 })).toBe(false);
    expect(await store().passkey('k-1')).toEqual(key('k-1', { counter: 7, usedAt: START + 9 }));
    expect(await store().passkeyUsed('k-2', { counter: 0, usedAt: START + 1 })).toBe(true);
    expect((await store().passkeysOf('a-1')).map(({ credentialId }) => credentialId)).toEqual(['k-1', 'k-2']);
    expect(await store().removePasskey({ credentialId: 'k-1', memberId: 'a-2' }, false)).toBe(false);
    expect(await store().removePasskey({ credentialId: 'k-1', memberId: 'a-1' }, true)).toBe(true);
    expect(await store().passkey('k-1')).toBeNull();
    expect(await store().passkeyUsed('k-1', { counter: 8, usedAt: START + 9 })).toBe(false);
    expect((await store().passkeysOf('a-1')).map(({ credentialId }) => credentialId)).toEqual(['k-2']);
  });

  test('of two keys that are taken away at once, one stays where the last has to', async () => {
    for (const each of [key('k-1'), key('k-2')]) await store().addPasskey(each);
    const taken = await Promise.all(
      ['k-1', 'k-2'].map((credentialId) => store().removePasskey({ credentialId, memberId: 'a-1' }, true)),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    const [left] = await store().passkeysOf('a-1');
    expect(
      await store().removePasskey({ credentialId: left?.credentialId ?? '', memberId: 'a-1' }, false),
    ).toBe(true);
  });

  test('a challenge is taken once, whoever asks; one that has run out is gone with the next', async () => {
    const later = Date.now() + 60_000;
    const old = { challenge: 'c-0', memberId: null, expiresAt: 1 };
    const one = { challenge: 'c-1', memberId: 'a-1', expiresAt: later };
    await store().putChallenge(old);
    await store().putChallenge(one);
    expect(await store().takeChallenge('c-0')).toBeNull();
    const taken = await Promise.all(Array.from({ length: 5 }, () => store().takeChallenge('c-1')));
    expect(taken.filter((each) => each !== null)).toEqual([one]);
  });

  test('where a member is signed in is listed, the newest first; a party’s browser is not among it', async () => {
    const at = (sessionId: string, createdAt: number, id: string | null) =>
      store().putSession({
        sessionId,
        staff: id === null ? null : { id, name: 'Ana', device: 'Firefox', seenAt: START },
        createdAt,
        expiresAt: START + 9,
      });
    for (const [id, when, who] of [
      ['s-1', 1, 'a-1'],
      ['s-2', 2, null],
      ['s-3', 3, 'a-1'],
      ['s-4', 4, 'a-2'],
    ] as const)
      await at(id, START + when, who);
    const found = await store().sessionsOf('a-1');
    expect(found.map(({ sessionId }) => sessionId)).toEqual(['s-3', 's-1']);
    expect(found[0]?.staff).toEqual({ id: 'a-1', name: 'Ana', device: 'Firefox', seenAt: START });
  });

  test('what many write into the journal at once is one unbroken chain; a changed entry breaks it there', async () => {
    const by = { id: 'a-1', name: 'Ana' };
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        writeJournal(store(), { at: START + index, by, deed: { what: 'signedIn', way: 'link' } }, sha256),
      ),
    );
    const entries = [...(await store().journal(0, 5)), ...(await store().journal(5, 99))];
    expect(entries).toHaveLength(12);
    expect(new Set(entries.map(({ at }) => at)).size).toBe(12);
    expect(brokenAt(entries, sha256)).toBeNull();
    expect(await store().journalHead()).toEqual(entries.at(-1));
    const changed = entries.map((entry) => (entry.position === 7 ? { ...entry, at: entry.at + 1 } : entry));
    expect(brokenAt(changed, sha256)).toBe(7);
    expect(brokenAt(entries.toSpliced(3, 1), sha256)).toBe(4);
  });
};
