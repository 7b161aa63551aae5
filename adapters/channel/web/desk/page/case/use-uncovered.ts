import { useEffect } from 'react';

/**
 * For what lies over the page and may go away with it, as when the reader goes back in the browser: Fluent hides the page
 * from screen readers meanwhile, and shows it again only at the next focus, which then never comes.
 */
export const useUncovered = (): void => {
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.querySelector('[role="dialog"]') === null)
          document.getElementById('desk')?.removeAttribute('aria-hidden');
      });
    },
    [],
  );
};
