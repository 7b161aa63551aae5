import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Member } from '../../../../core/staff/member.ts';
import { languageOf } from '../server/language.ts';
import { LIMITS } from '../server/limit.ts';
import { ANYBODY, forStaff } from '../server/right.ts';
import { refused, sayer } from '../server/words.ts';
import { memberBehind } from './own-routes.ts';
import { type PasskeyProblem, passkeys } from './passkey.ts';
import { type PasskeyPlace, passkeyPlace } from './passkey-place.ts';
import { NewKey, type OwnKeys, UsedKey } from './passkey-wire.ts';
import { letIn, note, type StaffParts } from './sign-in.ts';

const OWN = { config: forStaff({ resource: 'passkey', action: 'own' }) };
const ENTER = { config: { ...ANYBODY, rateLimit: LIMITS.enter } };

const STATUS: { readonly [P in PasskeyProblem]: number } = { unknown: 403, failed: 400, copied: 403 };

/** May this member come in without a key: through the organisation, by Teams, or because they start the program? */
export type OtherWays = (member: Member) => boolean;

/** One's own keys, and the way in by one. */
export const passkeyRoutes = (server: FastifyInstance, parts: StaffParts, otherWays: OtherWays): void => {
  ownKeyRoutes(server, parts, otherWays);
  enterRoutes(server, parts);
};

/** Answers with `key` where no key can be made or used. */
const placed =
  ({ publicUrl, wording }: Pick<StaffParts, 'publicUrl' | 'wording'>) =>
  (request: FastifyRequest, reply: FastifyReply): PasskeyPlace | null => {
    const place = passkeyPlace(publicUrl());
    if (place === null) no({ wording }, request, reply, 409, 'access.key.noPlace');
    return place;
  };

const ownKeyRoutes = (server: FastifyInstance, parts: StaffParts, otherWays: OtherWays): void => {
  const { store, publicUrl } = parts;
  const keys = passkeys(parts);
  const placeFor = placed(parts);

  server.get('/api/desk/passkeys', OWN, async (request): Promise<OwnKeys> => {
    const member = memberBehind(request);
    const found = await store.passkeysOf(member.id);
    return {
      possible: passkeyPlace(publicUrl()) !== null,
      keys: found.map(({ credentialId: id, name, addedAt, usedAt }) => ({ id, name, addedAt, usedAt })),
      lastStays: !otherWays(member),
    };
  });

  server.post('/api/desk/passkeys/options', OWN, async (request, reply) => {
    const place = placeFor(request, reply);
    return place === null ? reply : keys.toAdd(memberBehind(request), place);
  });

  server.post('/api/desk/passkeys', OWN, async (request, reply) => {
    const place = placeFor(request, reply);
    if (place === null) return reply;
    const body = NewKey.safeParse(request.body);
    if (!body.success) return no(parts, request, reply, 400, 'access.unclear');
    const member = memberBehind(request);
    const added = await keys.add(member, place, body.data);
    if (added === null) return no(parts, request, reply, 400, 'access.key.failed');
    await note(parts, member, { what: 'keyAdded', key: added.name });
    return reply.code(201).send({ id: added.credentialId });
  });

  server.post('/api/desk/passkeys/:key/remove', OWN, async (request, reply) => {
    const { key: credentialId } = request.params as { readonly key: string };
    const member = memberBehind(request);
    const passkey = await store.passkey(credentialId);
    if (passkey?.memberId !== member.id) return no(parts, request, reply, 404, 'access.key.gone');
    if (!(await store.removePasskey(passkey, !otherWays(member))))
      return no(parts, request, reply, 409, 'access.key.last');
    await note(parts, member, { what: 'keyRemoved', key: passkey.name });
    return {};
  });
};

const enterRoutes = (server: FastifyInstance, parts: StaffParts): void => {
  const keys = passkeys(parts);
  const placeFor = placed(parts);

  server.post('/api/desk/passkey/start', ENTER, async (request, reply) => {
    const place = placeFor(request, reply);
    return place === null ? reply : keys.toUse(place);
  });

  server.post('/api/desk/passkey/finish', ENTER, async (request, reply) => {
    const place = placeFor(request, reply);
    if (place === null) return reply;
    const body = UsedKey.safeParse(request.body);
    if (!body.success) return no(parts, request, reply, 400, 'access.key.failed');
    const used = await keys.use(place, body.data);
    if (!used.ok) {
      if (used.problem === 'copied') {
        const { memberId, name: key } = used.passkey;
        await note(parts, null, { what: 'keyRefused', memberId, key });
      }
      return no(parts, request, reply, STATUS[used.problem], `access.key.${used.problem}`);
    }
    await letIn(parts, request, reply, { member: used.member, way: 'passkey' });
    return {};
  });
};

const no = (
  { wording }: Pick<StaffParts, 'wording'>,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  key: string,
): FastifyReply => reply.code(status).send(refused(sayer(wording)(key, languageOf(request))));
