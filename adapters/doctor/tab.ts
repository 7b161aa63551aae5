import { z } from 'zod';
import { type Finding, unwell, well } from '../../core/port/finding.ts';
import { ask, hostOf } from './ask.ts';

export type TabSettings = {
  readonly appId: string | undefined;
  readonly tenantId: string | undefined;
  readonly loginUrl: string;
  readonly publicUrl: string | undefined;
  /** How many are on the team by TEAMS_STAFF. */
  readonly staff: number;
};

const Keys = z.object({ keys: z.array(z.unknown()).min(1) });

/** The desk as a tab of Teams: that people can be signed in there. Nothing where Teams is not configured. */
export const checkTab = async (settings: TabSettings): Promise<readonly Finding[]> => {
  const { appId, tenantId, staff } = settings;
  if (appId === undefined)
    return staff === 0
      ? []
      : [
          unwell(
            'TEAMS_STAFF is set, but Teams is not configured.',
            'Set TEAMS_APP_ID and TEAMS_TENANT_ID too.',
          ),
        ];
  return [
    ...idOf(appId),
    ...(staff > 0
      ? [well(`${staff} ${staff === 1 ? 'person is' : 'people are'} on the team by TEAMS_STAFF.`)]
      : [
          unwell(
            'Nobody can open the desk in Teams: TEAMS_STAFF is empty.',
            'Set TEAMS_STAFF to objectId=Name pairs; Microsoft Entra shows the object id on the page of each person.',
          ),
        ]),
    ...(tenantId === undefined
      ? [
          unwell(
            'TEAMS_TENANT_ID is not set, so the desk is no tab of Teams.',
            'Set it to the "Directory (tenant) ID" that Microsoft Entra shows.',
          ),
        ]
      : await keys(settings, tenantId)),
  ];
};

const idOf = (appId: string): readonly Finding[] =>
  z.guid().safeParse(appId).success
    ? []
    : [
        unwell(
          'TEAMS_APP_ID is no GUID.',
          'Set it to the "Application (client) ID" that Microsoft Entra shows for the registration.',
        ),
      ];

/** The keys that sign-on is verified by. */
const keys = async ({ loginUrl, publicUrl }: TabSettings, tenantId: string): Promise<readonly Finding[]> => {
  const host = hostOf(loginUrl);
  const answer = await ask(`${loginUrl}/${encodeURIComponent(tenantId)}/discovery/v2.0/keys`);
  const https = publicUrl?.startsWith('https:') === true;
  return [
    ...(https
      ? []
      : [unwell('Teams shows pages over https alone.', 'Set PUBLIC_URL to an https:// address.')]),
    answer.reached
      ? published(answer.status, answer.body, host)
      : unwell(
          `Microsoft's sign-in (${host}) cannot be reached: ${answer.why}.`,
          'Look whether this machine may go there; without it nobody can sign in to the desk in Teams.',
        ),
  ];
};

const published = (status: number, body: string, host: string): Finding => {
  if (status === 200 && Keys.safeParse(parsed(body)).success)
    return well(`Microsoft's sign-in (${host}) knows the directory, and its keys can be read.`);
  return unwell(
    `Microsoft's sign-in (${host}) does not know the directory of TEAMS_TENANT_ID (status ${status}).`,
    'Set TEAMS_TENANT_ID to the "Directory (tenant) ID" that Microsoft Entra shows.',
  );
};

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
};
