import type { Member } from '../../../../core/staff/member.ts';
import { type Cell, grantOf } from '../../../../core/staff/permission.ts';
import { PAGES, type PageId } from './wire.ts';

const may =
  (cell: Cell) =>
  (staff: Member): boolean =>
    grantOf(cell, staff) !== 'no';

/** Who may see a page of the console; one row a page, so that a page that nobody thought about does not compile. */
const MAY_SEE: { readonly [P in PageId]: (staff: Member) => boolean } = {
  queue: may({ resource: 'queue', action: 'read' }),
  case: () => true,
  stalls: may({ resource: 'report', action: 'read' }),
  figures: may({ resource: 'report', action: 'read' }),
  review: may({ resource: 'report', action: 'read' }),
  causes: may({ resource: 'report', action: 'read' }),
  warnings: may({ resource: 'report', action: 'read' }),
  leave: may({ resource: 'caseAction', action: 'decideApproval' }),
  team: may({ resource: 'staff', action: 'read' }),
  registry: may({ resource: 'registry', action: 'read' }),
  journal: may({ resource: 'journal', action: 'read' }),
  own: () => true,
};

/** The pages that this member of the team is shown; the data behind each is refused by its own routes. */
export const pagesFor = (staff: Member): readonly PageId[] => PAGES.filter((page) => MAY_SEE[page](staff));
