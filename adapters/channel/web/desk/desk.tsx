import { createRoot } from 'react-dom/client';
import { openHost } from './host/open-host.ts';
import { caseHref } from './page/address.ts';
import { signInBy } from './page/api.ts';
import { App } from './page/app.tsx';
import './page/base.css';

const host = await openHost();
if (host.caseId !== null) history.replaceState(null, '', caseHref(host.caseId));
signInBy(host.token);
const root = document.getElementById('desk');
if (root !== null) createRoot(root).render(<App host={host} />);
