import { masterKey } from '../../../adapters/vault/aes-gcm/master-key.ts';

// A process that starts: it finds or makes the key of its data directory and says which one it has.
process.send?.(Buffer.from(masterKey(process.argv[2] ?? '', null)).toString('hex'));
process.disconnect();
