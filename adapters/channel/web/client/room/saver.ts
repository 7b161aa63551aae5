/** What a connection showed at one look: the share of packets that did not arrive (0 to 1), null where nobody has told yet. */
export type Look = { readonly lost: number | null; readonly limited: boolean };

/** How the picture stands: sent, or held back since so many good looks. */
export type Saving = { readonly saving: boolean; readonly bad: number; readonly good: number };
export const NOT_SAVING: Saving = { saving: false, bad: 0, good: 0 };

/** Speech is hard to follow beyond this loss, and a picture only makes it worse. */
const LOSS = 0.12;
const BAD_LOOKS = 3;
const GOOD_LOOKS = 8;

/**
 * Whether the picture is held back so that the sound gets through. Three bad looks in a row end it, eight good ones bring
 * it back: a connection that swings does not make the picture come and go.
 */
export const save = (before: Saving, { lost, limited }: Look): Saving => {
  const isBad = (lost ?? 0) > LOSS || (!before.saving && limited);
  const bad = isBad ? before.bad + 1 : 0;
  const good = isBad ? 0 : before.good + 1;
  if (before.saving) return { saving: good < GOOD_LOOKS, bad, good };
  return bad < BAD_LOOKS ? { saving: false, bad, good } : { saving: true, bad: 0, good: 0 };
};

/** Fewer bits a second than this carry a voice, and no face beside it. */
const FACE_NEEDS = 120_000;

type Report = {
  readonly type: string;
  readonly fractionLost?: number;
  readonly qualityLimitationReason?: string;
  readonly availableOutgoingBitrate?: number;
};

/** What the statistics of one connection say of it, by their names in W3C WebRTC Statistics. */
export const lookAt = (reports: Iterable<Report>): Look => {
  let lost: number | null = null;
  let limited = false;
  let narrow = false;
  for (const { type, fractionLost, qualityLimitationReason, availableOutgoingBitrate } of reports) {
    if (type === 'remote-inbound-rtp' && fractionLost !== undefined) lost = Math.max(lost ?? 0, fractionLost);
    limited ||= qualityLimitationReason === 'bandwidth';
    narrow ||= availableOutgoingBitrate !== undefined && availableOutgoingBitrate < FACE_NEEDS;
  }
  return { lost, limited: limited && narrow };
};
