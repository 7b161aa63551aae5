import { render } from 'preact';
import { openHost } from './host/open-host.ts';
import { signInBy } from './page/api.ts';
import { App } from './page/app.tsx';
import { caseHref } from './page/route.ts';

const host = await openHost();
if (host.caseId !== null) history.replaceState(null, '', caseHref(host.caseId));
signInBy(host.token);
const root = document.getElementById('desk');
if (root !== null) render(<App host={host} />, root);
