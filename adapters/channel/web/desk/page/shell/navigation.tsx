import type { PageId } from '../../wire.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk-context.ts';
import { GROUP_WORD, GROUPS, type Group, ORDER, PAGE } from '../route.ts';
import { Drawer } from './drawer.tsx';

/** The ways to the pages that the server lets this reader see: by their groups, or all in one menu where it is narrow. */
export const Navigation = ({ page }: { readonly page: PageId }) => {
  const { chrome, t } = useDesk();
  // A case belongs to the queue.
  const here = PAGE[page].word === null ? 'queue' : page;
  const groups = GROUPS.map((group) => ({
    group,
    name: nameOf(group, chrome.staff.name, t),
    pages: ORDER.filter((each) => PAGE[each].group === group && chrome.pages.includes(each)),
  })).filter(({ pages }) => pages.length > 0);
  return (
    <nav className="pages" aria-label={t('desk.navigation')}>
      <div className="wide">
        {groups.map(({ group, name, pages }) =>
          name === null ? (
            <Links key={group} pages={pages} here={here} />
          ) : (
            <Drawer key={group} name={name} current={pages.includes(here)}>
              <Links pages={pages} here={here} />
            </Drawer>
          ),
        )}
      </div>
      <div className="narrow">
        <Drawer name={t('desk.menu')} current={false}>
          {groups.map(({ group, name, pages }) => (
            <section key={group} aria-label={name ?? undefined}>
              {name !== null && <p className="heading">{name}</p>}
              <Links pages={pages} here={here} />
            </section>
          ))}
        </Drawer>
      </div>
    </nav>
  );
};

const nameOf = (group: Group, reader: string, t: ReturnType<typeof useDesk>['t']): string | null => {
  const word = GROUP_WORD[group];
  return word === 'reader' ? reader : word === null ? null : t(word);
};

const Links = ({ pages, here }: { readonly pages: readonly PageId[]; readonly here: PageId }) => {
  const { t } = useDesk();
  return pages.map((each) => {
    const { word } = PAGE[each];
    return (
      word !== null && (
        <a key={each} href={hrefOf(each)} aria-current={each === here ? 'page' : undefined}>
          {t(word)}
        </a>
      )
    );
  });
};
