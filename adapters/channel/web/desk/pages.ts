import { PAGES, type PageId, type Person } from './wire.ts';

/** Who may see a page of the console; one row a page, so that a page that nobody thought about does not compile. */
const MAY_SEE: { readonly [P in PageId]: (staff: Person) => boolean } = {
  queue: () => true,
  case: () => true,
};

/** The pages that this member of the team is shown; the data behind each is refused by its own routes. */
export const pagesFor = (staff: Person): readonly PageId[] => PAGES.filter((page) => MAY_SEE[page](staff));
