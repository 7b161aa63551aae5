import { parseArgs } from 'node:util';
import { LOCALES, Locale } from '../../../core/locale.ts';

export type ChatOptions = {
  readonly role: 'claimant' | 'respondent';
  readonly locale: Locale;
  readonly procedureId: string;
  readonly json: boolean;
  /** Keep the case in this directory; absent: wherever the settings say. */
  readonly data?: string;
  /** Come in by this link instead of beginning a case. */
  readonly link?: string;
  /** Let a made-up other side answer. */
  readonly otherSide: boolean;
};

const ROLES = ['claimant', 'respondent'] as const;

/** Reads what stands behind `npm run chat --`; a sentence where it cannot be used. Unknown options throw (node:util). */
export const readChatOptions = (args: readonly string[]): ChatOptions | string => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      role: { type: 'string', default: 'claimant' },
      locale: { type: 'string', default: 'en' },
      procedure: { type: 'string', default: 'consumer' },
      json: { type: 'boolean', default: false },
      data: { type: 'string' },
      link: { type: 'string' },
      'other-side': { type: 'boolean', default: false },
    },
  });
  const role = ROLES.find((each) => each === values.role);
  const locale = Locale.safeParse(values.locale);
  if (role === undefined) return `--role is claimant or respondent, not "${values.role}".`;
  if (!locale.success) return `--locale is one of ${LOCALES.join(', ')}, not "${values.locale}".`;
  return {
    role,
    locale: locale.data,
    procedureId: values.procedure,
    json: values.json,
    ...(values.data === undefined ? {} : { data: values.data }),
    ...(values.link === undefined ? {} : { link: values.link }),
    otherSide: values['other-side'],
  };
};
