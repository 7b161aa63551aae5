import { type ReactNode, useEffect, useId, useRef } from 'react';

type Props = {
  readonly name: string;
  /** Whether the page that is shown lies in it. */
  readonly current: boolean;
  readonly children: ReactNode;
};

/**
 * Links behind a button, as the browser's own popover: it shows above everything, and goes with Escape, with a press
 * beside it and with the page, giving the focus back to the button.
 */
export const Drawer = ({ name, current, children }: Props) => {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const links = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shut = (): void => links.current?.hidePopover();
    addEventListener('hashchange', shut);
    return () => removeEventListener('hashchange', shut);
  }, []);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={current ? 'drawer current' : 'drawer'}
        popoverTarget={id}
        dir="auto"
      >
        {name}
      </button>
      <div
        ref={links}
        id={id}
        popover="auto"
        className="leaves"
        onBeforeToggle={() => place(links.current, button.current)}
      >
        {children}
      </div>
    </>
  );
};

/** Below its button, and on the side where there is room: a popover lies outside of everything that is around it. */
const place = (links: HTMLElement | null, button: HTMLElement | null): void => {
  if (links === null || button === null) return;
  const { left, right, bottom } = button.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const before = (left + right) / 2 > width / 2;
  links.style.top = `${bottom}px`;
  links.style.left = before ? 'auto' : `${Math.max(0, left)}px`;
  links.style.right = before ? `${Math.max(0, width - right)}px` : 'auto';
};
