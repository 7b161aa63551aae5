import { type Finding, unwell, well } from '../../core/port/finding.ts';
import { ask, hostOf, isLocal } from './ask.ts';
import { checkCertificate } from './certificate.ts';

export type AddressSettings = {
  /** PUBLIC_URL. */
  readonly publicUrl: string | undefined;
  /** Where the web server listens, for people on this machine. */
  readonly ownUrl: string;
  /** A platform is configured that reaches us over https. */
  readonly reachedFromOutside: boolean;
};

/** The address that stands in every link: that it is safe, that it leads somewhere, and that Parley answers there. */
export const checkAddress = async (
  { publicUrl, ownUrl, reachedFromOutside }: AddressSettings,
  now: number,
): Promise<readonly Finding[]> => {
  if (publicUrl === undefined)
    return [
      reachedFromOutside
        ? unwell('PUBLIC_URL is not set, and a chat platform has to reach Parley by it.', HTTPS)
        : well(`PUBLIC_URL is not set: links lead to ${ownUrl}, for trying out on this machine.`),
    ];
  const secure = publicUrl.startsWith('https:');
  return [
    ...transport(publicUrl, secure, reachedFromOutside),
    await answers(publicUrl),
    ...(secure ? await checkCertificate(publicUrl, now) : []),
  ];
};

const HTTPS =
  'Set PUBLIC_URL to an https:// address that leads to this server, by a proxy that has a certificate.';

const transport = (publicUrl: string, secure: boolean, reachedFromOutside: boolean): readonly Finding[] => {
  if (secure) return [well('PUBLIC_URL is https.')];
  if (isLocal(publicUrl) && !reachedFromOutside) return [well('PUBLIC_URL is this machine, for trying out.')];
  return [
    unwell('PUBLIC_URL is not https: what people write travels in the open, and platforms refuse it.', HTTPS),
  ];
};

const answers = async (publicUrl: string): Promise<Finding> => {
  const host = hostOf(publicUrl);
  const answer = await ask(`${publicUrl}/healthz`);
  if (!answer.reached)
    return unwell(
      `PUBLIC_URL (${host}) cannot be reached from here: ${answer.why}.`,
      'If Parley is not started yet, start it and run this again; else look at the name, the proxy and the firewall.',
    );
  // What /healthz says (adapters/channel/web/server/pages.ts).
  return answer.status === 200 && answer.body.trim() === '{"up":true}'
    ? well(`Parley answers at PUBLIC_URL (${host}).`)
    : unwell(
        `Something answers at PUBLIC_URL (${host}), but it is not Parley (status ${answer.status}).`,
        'Let the proxy lead that address, with all its paths, to HOST and PORT. If Parley is not started, start it.',
      );
};
