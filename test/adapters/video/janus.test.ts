import { startJanus } from '../../fixture/janus.ts';
import { openMediation } from '../../fixture/mediation.ts';
import { roomSuite } from './room-suite.ts';
import { launchWithDevices } from './room-visitor.ts';

const place = async () => {
  const janus = await startJanus();
  const [browser, house] = await Promise.all([
    launchWithDevices(),
    openMediation({ VIDEO: 'janus', JANUS_URL: janus.url, JANUS_SECRET: janus.secret }),
  ]);
  const close = async (): Promise<void> => {
    await browser.close();
    await house.close();
    await janus.close();
  };
  return { browser, house, close };
};
roomSuite('janus', place, (others) => 1 + others);
