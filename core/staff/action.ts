/** What a person of the team can do on a case; the name is the action of its button or form. */
export const STAFF_ACTIONS = [
  'takeOver',
  'release',
  'handOver',
  'acceptHandover',
  'declineHandover',
  'propose',
  'sealedRound',
  'startMediation',
  'endMediation',
  'extend',
  'resume',
  'proveNotice',
  'invite',
  'refer',
  'close',
] as const;
export type StaffAction = (typeof STAFF_ACTIONS)[number];
