import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { ConfigProblem, readConfig } from './adapters/config/config.ts';

const HELP = `Parley: a chat in which a consumer and a merchant or insurer settle a dispute.

  npm start                 the web chat and the adjuster's desk
      -- --demo             with made-up cases and a clock that can be moved
  npm run chat              the same bots in this terminal
      -- --role claimant|respondent  --locale en|zh-Hant|zh-Hans|es  --procedure consumer
         --data DIR         keep the case there (default: DATA_DIR, else in memory only)
         --link CODE        come back to a case, or come in by an invitation
         --other-side       let a made-up other side answer (always, where --role is respondent)
         --json             one JSON line for each message; turns as JSON lines or plain lines
  npm run simulate          synthetic parties through the real turns
      -- --cases N  --seed S  --json
  npm run doctor            looks at the settings and around them, and says how to mend what is wrong
  npm run teams:package     the package that brings Parley into Microsoft Teams: build/parley-teams.zip
      -- --version 1.2.3  --out FILE
  npm run verify -- FILE    checks an exported record, offline
  npm run migrate           moves the cases of one machine into PostgreSQL, and checks each of them
      -- --from sqlite:DATA_DIR --to postgres://user:password@host/database
  npm run backup            copies cases and files while Parley is at work
      -- --to DIR
  npm run restore           puts a backup into an empty place, and checks each case
      -- --from DIR  --until 2026-11-24T15:00:00Z
  npm run archive           moves ended cases of a PostgreSQL into months, and takes those out or back
      -- --before 2025-01 --to DIR  |  --restore DIR --case ID
  npm run erase             destroys what was said in an ended case; its chain still verifies
      -- --case ID --yes  |  --backups DIR
  npm run export            what is kept for one of a case: record, conversation, files
      -- --case ID --as claimant --to DIR
  npm run understand        reads JSON lines {"text":"…"} and prints what is understood of each

Settings come from the environment; .env.example lists them.
`;

/** What the program can be asked to do. Each is loaded only when it is asked for. */
const COMMANDS: { readonly [name: string]: (args: readonly string[]) => Promise<number> } = {
  web: async (args) => (await import('./serve.ts')).serve(args),
  chat: async (args) => {
    const [{ chatCommand }, { seatCounterpart }, { openToChat }] = await Promise.all([
      import('./adapters/channel/terminal/chat.ts'),
      import('./adapters/channel/synthetic/counterpart.ts'),
      import('./parley.ts'),
    ]);
    const { stdin, stdout, stderr } = process;
    return chatCommand(args, { stdin, stdout, stderr, open: openToChat, seatCounterpart });
  },
  simulate: async (args) => {
    const [{ simulateCommand }, { openToSimulate }] = await Promise.all([
      import('./adapters/channel/synthetic/simulate.ts'),
      import('./parley.ts'),
    ]);
    return simulateCommand(args, process.stdout, process.stderr, openToSimulate);
  },
  doctor: async () => (await import('./setup.ts')).examine(),
  'teams-package': async (args) => (await import('./setup.ts')).packForTeams(args),
  understand: async () => {
    const [{ understandCommand }, { openToUnderstand }] = await Promise.all([
      import('./adapters/understanding/command/understand.ts'),
      import('./parley.ts'),
    ]);
    const { stdin: input, stdout: output } = process;
    return understandCommand({ input, output }, await openToUnderstand(), Date.now);
  },
  migrate: async (args) => {
    const [{ migrateCommand }, { migrateParts }] = await Promise.all([
      import('./adapters/store/migrate/migrate.ts'),
      import('./place.ts'),
    ]);
    return migrateCommand(args, process.stdout, migrateParts());
  },
  backup: async (args) => {
    const [{ backupCommand }, parts] = await Promise.all([
      import('./adapters/store/backup/backup.ts'),
      backupPlace(),
    ]);
    return backupCommand(args, process.stdout, parts);
  },
  restore: async (args) => {
    const [{ restoreCommand }, parts] = await Promise.all([
      import('./adapters/store/backup/restore.ts'),
      backupPlace(),
    ]);
    return restoreCommand(args, process.stdout, parts);
  },
  archive: async (args) => {
    const [{ archiveCommand }, parts] = await Promise.all([
      import('./adapters/store/archive/archive.ts'),
      backupPlace(),
    ]);
    return archiveCommand(args, process.stdout, parts);
  },
  erase: async (args) => {
    const [{ eraseCommand }, { openToKeep }] = await Promise.all([
      import('./adapters/store/erase/erase.ts'),
      import('./parley.ts'),
    ]);
    return openToKeep((parts) => eraseCommand(args, process.stdout, parts));
  },
  export: async (args) => {
    const [{ exportCommand }, { openToKeep }] = await Promise.all([
      import('./adapters/record/export/export.ts'),
      import('./parley.ts'),
    ]);
    return openToKeep((parts) => exportCommand(args, process.stdout, parts));
  },
  verify: async (args) =>
    (await import('./adapters/record/verify/verify.ts')).verifyCommand(args, process.stdout),
};

const backupPlace = async () => (await import('./place.ts')).backupParts(readConfig(process.env));

const main = async ([first = '', ...rest]: readonly string[]): Promise<number> => {
  const isOption = first === '' || first.startsWith('-');
  const args = isOption ? process.argv.slice(2) : rest;
  const command = isOption ? 'web' : first;
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (command === 'help' || args.includes('--help') || args.includes('-h'))
    return tell(process.stdout, HELP, 0);
  return run?.(args) ?? tell(process.stderr, `There is no command "${command}". --help lists them.\n`, 2);
};

const tell = (stream: NodeJS.WritableStream, text: string, code: number): number => {
  stream.write(text);
  return code;
};

/** One sentence for what the person at the keyboard can put right; anything else is a fault and keeps its trace. */
const failed = (fault: unknown): number => {
  if (fault instanceof ConfigProblem) return tell(process.stderr, `${fault.message}\n`, 1);
  const { code = '', message } = fault as NodeJS.ErrnoException;
  if (!code.startsWith('ERR_PARSE_ARGS')) throw fault;
  return tell(process.stderr, `${message.split('. ')[0]}. --help lists what there is.\n`, 2);
};

// A second start finds what the first one compiled.
enableCompileCache(join(import.meta.dirname, 'build/compiled'));
// What Parley writes is for its own user alone, whatever the directory allows.
process.umask(0o077);
process.exitCode = await main(process.argv.slice(2)).catch(failed);
