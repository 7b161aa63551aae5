import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { fetchFile, isFileStore } from '../../../../adapters/channel/teams/file/fetch.ts';
import { LARGEST_FILE } from '../../../../core/port/intake.ts';
import { goodFiles } from '../web/sample-file.ts';
import type { TeamsPerson } from './person.ts';
import { invitedInTeams } from './sealed-round.ts';
import { teamsSite } from './site.ts';

const site = teamsSite();
const png = async (): Promise<Buffer> => (await goodFiles())['image/png'] ?? Buffer.alloc(0);
const news = async (person: TeamsPerson, work: Promise<unknown>): Promise<readonly string[]> => {
  const before = person.reads().length;
  await work;
  await site.settled();
  return person.reads().slice(before);
};
const begun = async (): Promise<TeamsPerson> => {
  const person = site.person();
  await news(person, person.say('The kettle broke on 3 March.'));
  return person;
};
const evidenceOf = async (person: TeamsPerson) => {
  const { store } = site.world().parley();
  const [address] = await store.addressesAt('teams', person.conversationId);
  const conversation = await store.conversation(address?.conversationId ?? '');
  return (await site.world().state(conversation?.caseId ?? '')).evidence;
};
const sent = (path: string, name: string) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  name,
  content: { downloadUrl: `${site.microsoft().url}${path}`, uniqueId: '1', fileType: 'png' },
});

test('a file from OneDrive and a picture that was pasted become evidence; the bot’s token goes to the connector alone', async () => {
  const person = await begun();
  site.microsoft().files.set('/files/kettle.png', { bytes: await png() });
  const jpeg = (await goodFiles())['image/jpeg'] ?? Buffer.alloc(0);
  site.microsoft().files.set('/files/pasted', { bytes: jpeg, own: true });
  const pasted = { contentType: 'image/*', contentUrl: `${site.microsoft().url}/files/pasted` };
  const told = await news(
    person,
    person.send({
      text: 'Here is the kettle',
      attachments: [sent('/files/kettle.png?tempauth=x', 'kettle.png'), pasted],
    }),
  );
  expect(told.join()).toContain('I have received “kettle.png”');
  const kept = await evidenceOf(person);
  expect(kept.map(({ mime }) => mime)).toEqual(['image/png', 'image/jpeg']);
  const asked = site.microsoft().heard.filter((request) => request.startsWith('GET /files/'));
  expect(asked.map((request) => /"authorization":/u.test(request))).toEqual([false, true]);
});

test('what cannot be fetched or taken is said, and kept nowhere', async () => {
  const person = await begun();
  site.microsoft().files.set('/files/words.txt', { bytes: Buffer.from('just words') });
  site.microsoft().files.set('/files/large.png', { bytes: Buffer.alloc(LARGEST_FILE + 1, 1) });
  const tell = async (path: string) =>
    (await news(person, person.send({ attachments: [sent(path, 'x.png')] }))).join();
  expect(await tell('/files/words.txt')).toContain('This kind of file cannot be added');
  expect(await tell('/files/large.png')).toContain('too large');
  expect(await tell('/files/nowhere.png')).toContain('could not fetch');
  expect(await evidenceOf(person)).toEqual([]);
});

test('an address that is no store of Teams is never called, neither directly nor behind a redirect', async () => {
  const called: string[] = [];
  const inside = createServer((request, response) => {
    called.push(request.url ?? '');
    response.end('secret of the inside');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => inside.once('listening', resolve));
  const address = `http://127.0.0.1:${(inside.address() as AddressInfo).port}/admin`;
  site.microsoft().files.set('/files/moved', { bytes: Buffer.alloc(0), moved: address });
  const person = await begun();
  const direct = { ...sent('', 'x.png'), content: { downloadUrl: address } };
  expect((await news(person, person.send({ attachments: [direct] }))).join()).toContain('could not fetch');
  expect(
    (await news(person, person.send({ attachments: [sent('/files/moved', 'x.png')] }))).join(),
  ).toContain('could not fetch');
  inside.close();
  expect(called).toEqual([]);
});

test('which addresses are stores of Teams', async () => {
  const at = {
    settings: { ...site.microsoft().settings, openIdUrl: 'https://login.botframework.com/x' },
    serviceUrl: 'https://smba.trafficmanager.net/teams',
  };
  const is = (url: string) => isFileStore(new URL(url), at);
  expect(is('https://contoso-my.sharepoint.com/personal/ana/file?tempauth=x')).toBe(true);
  expect(is('https://smba.trafficmanager.net/teams/v3/attachments/1/views/original')).toBe(true);
  for (const url of [
    'http://contoso-my.sharepoint.com/file',
    'https://sharepoint.com.evil.example/file',
    'https://evilsharepoint.com/file',
    'https://contoso.sharepoint.com:8443/file',
    'https://user:word@contoso.sharepoint.com/file',
    'https://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
  ])
    expect([url, is(url)]).toEqual([url, false]);
  expect(await fetchFile('not an address', null, at)).toEqual({ problem: 'place' });
});

const consentCards = (person: TeamsPerson) =>
  person.received().flatMap(({ id, activity }) =>
    (activity.attachments ?? [])
      .filter(({ contentType }) => contentType.endsWith('card.file.consent'))
      .map((card) => ({
        id,
        name: card.name,
        content: card.content as { readonly sizeInBytes: number; readonly acceptContext: object },
      })),
  );
const consent = (
  person: TeamsPerson,
  card: ReturnType<typeof consentCards>[number] | undefined,
  action: string,
  path: string,
) =>
  person.send({
    type: 'invoke',
    name: 'fileConsent/invoke',
    replyToId: card?.id,
    value: {
      type: 'fileUpload',
      action,
      context: card?.content.acceptContext,
      uploadInfo: {
        uploadUrl: `${site.microsoft().url}${path}`,
        contentUrl: 'https://contoso.sharepoint.com/kettle.png',
        name: 'kettle.png',
        uniqueId: '1',
        fileType: 'png',
      },
    },
  });

test('a file of the other side is offered, put where its reader agreed, and given to nobody else', async () => {
  const { claimant, respondent } = await invitedInTeams(site);
  site.microsoft().files.set('/files/proof.png', { bytes: await png() });
  await news(claimant, claimant.send({ attachments: [sent('/files/proof.png', 'proof.png')] }));
  const [offer] = consentCards(respondent);
  expect(offer).toMatchObject({ name: 'proof.png' });
  const accepted = await news(respondent, consent(respondent, offer, 'accept', '/files/upload-1'));
  const uploaded = site.microsoft().uploads.get('/files/upload-1') ?? Buffer.alloc(0);
  const [kept] = await evidenceOf(claimant);
  expect(createHash('sha256').update(uploaded).digest('hex')).toBe(kept?.sha256);
  expect(uploaded).toHaveLength(offer?.content.sizeInBytes ?? 0);
  expect(accepted).toHaveLength(1);
  expect(site.microsoft().updated.at(-1)).toMatchObject({
    id: offer?.id,
    activity: { text: 'kettle.png is now in your files.' },
  });
  const put = site.microsoft().heard.find((request) => request.startsWith('PUT /files/upload-1')) ?? '';
  expect(put).toContain(`bytes 0-${uploaded.length - 1}/${uploaded.length}`);
  expect(put).not.toContain('authorization');

  const eve = await begun();
  await news(eve, consent(eve, offer, 'accept', '/files/upload-2'));
  expect(site.microsoft().uploads.has('/files/upload-2')).toBe(false);
  await news(respondent, consent(respondent, offer, 'decline', '/files/upload-3'));
  expect(site.microsoft().uploads.has('/files/upload-3')).toBe(false);
});

test('the record of the case is offered as a file, and is what the service exports', async () => {
  const person = await begun();
  await news(person, person.say('export'));
  const [offer] = consentCards(person);
  expect(offer?.name).toMatch(/^parley-record-\w{5}-\w{5}\.json$/);
  await news(person, consent(person, offer, 'accept', '/files/record'));
  const record: unknown = JSON.parse(String(site.microsoft().uploads.get('/files/record')));
  const [address] = await site.world().parley().store.addressesAt('teams', person.conversationId);
  const exported = await site
    .world()
    .parley()
    .turns.exportRecord(address?.conversationId ?? '');
  expect(record).toEqual(JSON.parse(JSON.stringify(exported)));
});

test('a file is not sent to an address that is no store of Teams, nor where one leads on', async () => {
  const called: string[] = [];
  const inside = createServer((request, response) => {
    called.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => inside.once('listening', resolve));
  const address = `http://127.0.0.1:${(inside.address() as AddressInfo).port}/admin`;
  site.microsoft().files.set('/files/away', { bytes: Buffer.alloc(0), moved: address });
  const person = await begun();
  await news(person, person.say('export'));
  const [offer] = consentCards(person);
  for (const uploadUrl of [address, 'file:///tmp/x', `${site.microsoft().url}/files/away`]) {
    await person.send({
      type: 'invoke',
      name: 'fileConsent/invoke',
      replyToId: offer?.id,
      value: {
        action: 'accept',
        context: offer?.content.acceptContext,
        uploadInfo: { uploadUrl, contentUrl: 'x', name: 'x', uniqueId: '1', fileType: 'json' },
      },
    });
    await site.settled();
    expect(site.microsoft().updated.at(-1)?.activity.text).toContain('could not put the file there');
  }
  inside.close();
  expect(called).toEqual([]);
});
