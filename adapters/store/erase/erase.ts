import { deadlinesOf } from '../../../core/case/due.ts';
import { replay } from '../../../core/case/evolve.ts';
import { readRecorded } from '../../../core/case/migrate.ts';
import { isOpen } from '../../../core/case/state.ts';
import type { Attachments } from '../../../core/port/outside.ts';
import type { Store } from '../../../core/port/store.ts';
import type { Procedure, ProcedureRef } from '../../../core/procedure/procedure.ts';
import type { Instant } from '../../../core/time.ts';
import { eraseCase } from '../../../core/turn/erase.ts';
import { eraseFromBackups } from '../backup/erase.ts';
import { type Answer, done, type Out, refused, runCommand } from '../operator-command.ts';

type Parts = {
  readonly store: Store;
  readonly attachments: Attachments;
  readonly procedureOf: (ref: ProcedureRef) => Procedure;
  readonly now: () => Instant;
};

const USAGE = `Say which case, or where the backups are:
  npm run erase -- --case ID [--yes]
  npm run erase -- --backups DIR
`;

/**
 * `npm run erase -- --case ID`: says what would be destroyed; with `--yes` destroys it. A case that is still open or
 * whose record is on hold is refused. `npm run erase -- --backups DIR`: takes what was erased here, by whatever way, out
 * of the backups in DIR too. Resolves to 0 where it was done or could be, 1 where it was refused, 2 for a wrong call.
 */
export const eraseCommand = (args: readonly string[], out: Out, parts: Parts): Promise<number> =>
  runCommand(
    {
      usage: USAGE,
      options: {
        case: { type: 'string' },
        backups: { type: 'string' },
        yes: { type: 'boolean', default: false },
      },
      work: ({ case: caseId, backups, yes }) => {
        if (caseId !== undefined) return backups === undefined ? eraseOne(caseId, yes, parts) : null;
        return backups === undefined ? null : inBackups(backups, parts.store);
      },
    },
    args,
    out,
  );

const eraseOne = async (caseId: string, yes: boolean, parts: Parts): Promise<Answer> => {
  const { store, attachments } = parts;
  if ((await store.takenOut(caseId)) !== null) return eraseTakenOut(caseId, yes, parts);
  const record = await store.record(caseId);
  const state = replay(record.map(({ recorded }) => readRecorded(recorded)));
  if (state === null)
    return refused(
      (await store.erased(caseId)) === null ? 'There is no such case.' : 'That case is erased already.',
    );
  if (isOpen(state)) return refused('That case is still open. It can be erased once it has ended.');
  if (state.hold !== null)
    return refused('The record of that case is on hold. Lift the hold first, at the desk.');
  const files = await store.ownFiles(caseId);
  const what = `${record.length} entries and ${files.length} files`;
  const due = deadlinesOf(state, parts.procedureOf(state.procedure)).find(
    ({ clock }) => clock === 'retention',
  );
  const day =
    due === undefined ? '' : ` By its procedure it is kept until ${new Date(due.at).toISOString()}.`;
  if (!yes) return done(`This would destroy ${what} for good.${day} Add --yes to do it.`);
  await eraseCase({ store, attachments }, caseId, parts.now());
  return done(
    `Destroyed: ${what}. The leaves of its chain stay. Take it out of the backups too: npm run erase -- --backups DIR`,
  );
};

/** One whose record is in an archive has ended, and nobody can have put it on hold since. */
const eraseTakenOut = async (caseId: string, yes: boolean, parts: Parts): Promise<Answer> => {
  const { month = '' } = (await parts.store.takenOut(caseId)) ?? {};
  if (!yes)
    return done(
      `Its record is in the archive of ${month}. This would destroy what is here of it for good. Add --yes to do it.`,
    );
  await eraseCase(parts, caseId, parts.now());
  return done('Destroyed. Take it out of the archives and the backups too: npm run erase -- --backups DIR');
};

const inBackups = async (folder: string, store: Store): Promise<Answer> => {
  const { backups, cases } = await eraseFromBackups(folder, store);
  return backups === 0
    ? refused(`There is no backup in ${folder}.`)
    : done(`${backups} backups looked through; ${cases} erased cases taken out of them.`);
};
