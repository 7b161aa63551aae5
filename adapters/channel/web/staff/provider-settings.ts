import type { StaffRole } from '../../../../core/staff/member.ts';

/** The organisation's own sign-in, by OpenID Connect. */
export type ProviderSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim of the ID token that says what somebody is: a text or a list of texts. */
  readonly roleClaim: string;
  /** Which role a value of it stands for here. A value that is not named stands for none. */
  readonly roles: { readonly [value: string]: StaffRole };
};
