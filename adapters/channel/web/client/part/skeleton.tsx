import type { JSX } from 'preact';

/** Where something will stand in a moment. */
export const Skeleton = (): JSX.Element => (
  <div class="skeleton" aria-busy="true">
    <div class="bone short" />
    <div class="bone" />
    <div class="bone" />
  </div>
);
