import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { readRecorded } from '../../../core/case/migrate.ts';
import { words } from '../../browser/people.ts';
import type { MediatedCase, Mediation, Party } from '../../fixture/mediation.ts';
import { type RoomVisitor, visitRoom } from './room-visitor.ts';

/** Where an engine is tried: a browser, the program with that engine, and an end to both. */
export type Place = { readonly browser: Browser; readonly house: Mediation; close(): Promise<void> };

/**
 * Every engine passes it: three people of a case in real browsers, from the door until they have left. `links`: how many
 * connections a page holds while it sees so many others. `chat`: what is written beside the faces is no engine's, and is
 * tried with one of them.
 */
export const roomSuite = (
  engine: string,
  open: () => Promise<Place>,
  links: (others: number) => number,
  chat = false,
): void =>
  describe(engine, () => {
    let place: Place;
    let talk: MediatedCase;
    let mediator: RoomVisitor;
    let claimant: RoomVisitor;
    let respondent: RoomVisitor;
    const boxOf = ({ page }: RoomVisitor) => page.locator('textarea#composer');
    const feedOf = async (who: Party): Promise<string> =>
      JSON.stringify(await place.house.parley.store.feed(talk.people[who].conversationId, 0, 1_000));
    const everybody = (): readonly RoomVisitor[] => [mediator, claimant, respondent];

    beforeAll(async () => {
      place = await open();
      talk = await place.house.mediated();
      const visit = (who: 'mediator' | 'claimant' | 'respondent') =>
        visitRoom(place.browser, place.house, talk, who, { small: true });
      [mediator, claimant, respondent] = await Promise.all([
        visit('mediator'),
        visit('claimant'),
        visit('respondent'),
      ]);
    }, 120_000);
    afterAll(async () => {
      await Promise.all(everybody().map((each) => each?.context.close()));
      await place?.close();
    });

    test(`whoever waits is linked to nobody; then three people see each other`, async () => {
      await claimant.presses('room.askIn');
      await claimant.reads('room.noneHere');
      await mediator.presses('room.enter');
      await claimant.reads('room.waiting');
      await respondent.presses('room.askIn');
      await mediator.presses('room.admit');
      await mediator.presses('room.admit');
      await Promise.all(everybody().map((each) => each.sees(2)));
      for (const each of everybody()) expect(await each.connections()).toHaveLength(links(2));
    });

    test(`in a private talk nothing goes to or comes from whoever is outside of it`, async () => {
      await mediator.presses('room.private');
      await respondent.reads('room.relax');
      for (const each of everybody()) expect(await each.faults()).toEqual([]);
      await Promise.all([mediator, claimant].map((each) => each.sees(1)));
      const outside = await respondent.connections();
      await claimant.sees(1, 10);
      expect(await respondent.connections()).toEqual(
        outside.map(({ frames }) => expect.objectContaining({ frames })),
      );
      expect(await respondent.page.locator('.face:not(.mine)').count()).toBe(0);
      await mediator.presses('room.privateEnd');
      await Promise.all(everybody().map((each) => each.sees(2)));
    });

    if (chat)
      test(`the chat beside the faces goes along into a private talk, and what was begun stays where it was begun`, async () => {
        // On a small screen the chat covers the faces, and is opened for this.
        for (const each of [claimant, respondent]) await each.presses('room.chat');
        await claimant.presses('talks.room.joint');
        await claimant.reads('talks.composer.joint');
        await boxOf(claimant).fill('Half a sentence for bo');
        await mediator.presses('room.private');
        await respondent.reads('room.chatStays');
        await claimant.reads('room.chatFollows');
        expect(await boxOf(claimant).inputValue()).toBe('');
        await boxOf(claimant).fill('canary-5521 for you');
        await boxOf(claimant).press('Enter');
        await claimant.reads('talks.saidInPrivate');
        expect(await feedOf('mediator')).toContain('canary-5521');
        expect(await feedOf('respondent')).not.toContain('canary-5521');
        await boxOf(claimant).fill('canary-5522 half');
        await mediator.presses('room.privateEnd');
        await claimant.reads('talks.composer.joint');
        expect(await boxOf(claimant).inputValue()).toBe('Half a sentence for bo');
        for (const each of [claimant, respondent]) await each.presses('room.chat');
      });

    test(`a camera that is turned off goes dark for the others, a screen that is shared stands in its place`, async () => {
      const dark = mediator.page.locator('.face.dark');
      await claimant.presses('room.cameraOff');
      await dark.waitFor();
      await claimant.presses('room.cameraOn');
      await dark.waitFor({ state: 'detached' });
      await claimant.presses('room.share');
      await mediator.page.locator('.face.screen').waitFor();
      await claimant.presses('room.shareEnd');
      await mediator.page.locator('.face.screen').waitFor({ state: 'detached' });
      await mediator.sees(2);
    });

    test(`nobody of another case comes in, and whoever is sent out or leaves hears no more`, async () => {
      const other = await place.house.mediated();
      const stranger = await visitRoom(place.browser, place.house, other, 'claimant', {
        small: true,
        room: talk.people.claimant.conversationId,
      });
      await stranger.page.getByRole('heading', { name: words('chrome.notFound') }).waitFor();
      await stranger.context.close();

      await mediator.presses('room.sendOut');
      await claimant.reads('room.waiting');
      await respondent.sees(1);
      await respondent.presses('room.leave');
      await respondent.reads('room.left');
      for (const gone of [claimant, respondent]) expect(await gone.connections()).toEqual([]);
      // Who came and who left is on the record of the case; what was said is nowhere.
      const record = await place.house.parley.store.record(talk.caseId);
      const facts = record.map(({ recorded }) => readRecorded(recorded).event);
      const came = facts.flatMap((fact) => (fact.type === 'sessionJoined' ? [fact.by] : []));
      expect(came.toSorted()).toEqual(['chair', 'claimant', 'respondent']);
      expect(facts.at(-1)).toMatchObject({ type: 'sessionLeft', by: 'respondent', how: 'left' });
    });
  });
