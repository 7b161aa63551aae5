import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageCommand } from './adapters/channel/teams/package/package.ts';
import { readConfig } from './adapters/config/config.ts';
import { icuWording } from './adapters/wording/icu/wording.ts';

/** The package that brings Parley into Teams; resolves to the exit code. */
export const packForTeams = (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      version: { type: 'string', default: '1.0.0' },
      out: { type: 'string', default: join(import.meta.dirname, 'build/parley-teams.zip') },
    },
  });
  const config = readConfig(process.env);
  return packageCommand(
    {
      publicUrl: config.PUBLIC_URL,
      appId: config.TEAMS_APP_ID,
      version: values.version,
      developer: config.TEAMS_DEVELOPER,
      privacyUrl: config.TEAMS_PRIVACY_URL,
      termsUrl: config.TEAMS_TERMS_URL,
      wording: icuWording(join(import.meta.dirname, 'prompts/replies')),
      file: values.out,
    },
    process.stdout,
    process.stderr,
  );
};
