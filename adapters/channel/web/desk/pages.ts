import type { Member } from '../../../../core/staff/member.ts';
import { grantOf } from '../../../../core/staff/permission.ts';
import { PAGES, type PageId } from './wire.ts';

const mayReadReports = (staff: Member): boolean =>
  grantOf({ resource: 'report', action: 'read' }, staff) !== 'no';

/** Who may see a page of the console; one row a page, so that a page that nobody thought about does not compile. */
const MAY_SEE: { readonly [P in PageId]: (staff: Member) => boolean } = {
  queue: () => true,
  case: () => true,
  stalls: mayReadReports,
  figures: mayReadReports,
  team: mayReadReports,
  causes: mayReadReports,
  warnings: mayReadReports,
};

/** The pages that this member of the team is shown; the data behind each is refused by its own routes. */
export const pagesFor = (staff: Member): readonly PageId[] => PAGES.filter((page) => MAY_SEE[page](staff));
