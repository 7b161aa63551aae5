import { openMediation } from '../../fixture/mediation.ts';
import { roomSuite } from './room-suite.ts';
import { launchWithDevices } from './room-visitor.ts';

roomSuite(
  'mesh',
  async () => {
    const [browser, house] = await Promise.all([launchWithDevices(), openMediation()]);
    const close = async (): Promise<void> => {
      await browser.close();
      await house.close();
    };
    return { browser, house, close };
  },
  (others) => others,
);
