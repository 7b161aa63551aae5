import type { Member } from '../../../../core/staff/member.ts';
import { grantOf } from '../../../../core/staff/permission.ts';
import { PAGES, type PageId } from './wire.ts';

/** Who may see a page of the console; one row a page, so that a page that nobody thought about does not compile. */
const MAY_SEE: { readonly [P in PageId]: (staff: Member) => boolean } = {
  queue: () => true,
  case: () => true,
  stalls: (staff) => grantOf({ resource: 'report', action: 'read' }, staff) !== 'no',
};

/** The pages that this member of the team is shown; the data behind each is refused by its own routes. */
export const pagesFor = (staff: Member): readonly PageId[] => PAGES.filter((page) => MAY_SEE[page](staff));
