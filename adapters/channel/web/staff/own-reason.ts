/** Why Parley itself did something to somebody of the team; the words for readers are `access.reason.<reason>`. */
export const OWN_REASONS = ['signedOut', 'rolesNamed'] as const;
export type OwnReason = (typeof OWN_REASONS)[number];

/** As the journal keeps them: its entries never change, and mean the same to whoever reads them outside of Parley. */
export const OWN_REASON: { readonly [R in OwnReason]: string } = {
  signedOut: 'The identity provider signed them out.',
  rolesNamed: 'The identity provider named these roles at sign-in.',
};
