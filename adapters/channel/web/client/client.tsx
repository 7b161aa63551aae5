import { render } from 'preact';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (root !== null) {
  // The skeleton that the page came with has done its work.
  root.replaceChildren();
  render(<App />, root);
}

export * from './lent.ts';
