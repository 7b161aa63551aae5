import { useEffect, useState } from 'preact/hooks';
import { FILTERS, type Filter } from '../wire.ts';

export type Route =
  | { readonly page: 'queue'; readonly filter: Filter }
  | { readonly page: 'case'; readonly caseId: string };

const read = (): Route => {
  const [page, rest = ''] = location.hash.replace(/^#\/?/, '').split('/');
  if (page === 'case' && rest !== '') return { page: 'case', caseId: decodeURIComponent(rest) };
  return { page: 'queue', filter: FILTERS.find((filter) => filter === page) ?? 'all' };
};

export const queueHref = (filter: Filter): string => `#/${filter}`;
export const caseHref = (caseId: string): string => `#/case/${encodeURIComponent(caseId)}`;

/** The page that the address names. */
export const useRoute = (): Route => {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const changed = (): void => setRoute(read());
    addEventListener('hashchange', changed);
    // The address may have changed between the first picture and this.
    changed();
    return () => removeEventListener('hashchange', changed);
  }, []);
  return route;
};
