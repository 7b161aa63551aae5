import { existsSync } from 'node:fs';

/**
 * What is set in `.env` beside the program, for the commands of package.json: they load this first (`--import`). What is
 * set already stands over it. Node's own `--env-file-if-exists` says on every start that there is no such file.
 */
if (existsSync('.env')) process.loadEnvFile('.env');
