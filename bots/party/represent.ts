import type { Command } from '../../core/case/command.ts';
import type { EventOf } from '../../core/case/event.ts';
import type { Choice, Field, Message } from '../../core/message/message.ts';
import type { Params } from '../../core/message/phrasing.ts';
import { RepresentativeKind } from '../../core/representation/kind.ts';
import { type Mandate, MandateScope } from '../../core/representation/mandate.ts';
import type { Happened, HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { PartyView } from '../../core/view/party.ts';
import { choice, choices, fromBot, say, text } from '../phrase.ts';
import { type PartyMemory, settled } from './memory.ts';
import type { Press } from './press.ts';
import { heardAs } from './said.ts';

type Form = Extract<Heard, { kind: 'form' }>;
type Who = Pick<Mandate, 'name' | 'kind'>;

/** Whoever has come into the case may let somebody act for them. */
const isIn = ({ side, phase }: PartyView): boolean => side === 'claimant' || phase !== 'invited';

/** The way to it, where a person reads that they may. */
export const representChoice = (view: PartyView): readonly Choice[] =>
  (view.ended !== null && view.representative === null) || view.voice !== 'party' || !isIn(view)
    ? []
    : [choice('represent', view.representative === null ? 'choice.represent' : 'choice.representSee')];

const named = ({ name, kind }: Who): Params => ({ name, kind: say(`representative.kind.${kind}`) });
const given = (mandate: Pick<Mandate, 'name' | 'kind' | 'scope' | 'bids'>): Params => ({
  ...named(mandate),
  scope: say(`representative.scope.${mandate.scope}`),
  bids: mandate.bids ? 'yes' : 'no',
});

/** That nobody needs one comes first; then who it is and how far they may go; or who does it now, and the way to end that. */
export const representCard = (view: PartyView): readonly Message[] => {
  const { representative } = view;
  if (representative === null) return [text('represent.noNeed'), mandateForm()];
  const subject = representative.representativeId;
  const active = representative.status === 'active';
  return [
    choices(say(active ? 'represent.now' : 'represent.waits', given(representative)), [
      ...(active ? [choice('representChange', 'choice.representChange', { subject })] : []),
      choice('representEnd', active ? 'choice.representEnd' : 'choice.representTakeBack', {
        subject,
        style: 'danger',
      }),
      choice('keep', 'choice.back'),
    ]),
  ];
};

/** After words about a lawyer: that nobody needs one, and the button for whoever has one. */
export const representOffer = (view: PartyView): readonly Message[] =>
  view.representative === null ? [choices(say('represent.offer'), representChoice(view))] : [];

const scopeFields = ({ scope, bids }: Pick<Mandate, 'scope' | 'bids'>): readonly Field[] => [
  {
    name: 'scope',
    label: say('field.scope'),
    type: 'choice',
    required: true,
    options: MandateScope.options.map((value) => ({ value, label: say(`represent.scope.${value}`) })),
    value: scope,
  },
  {
    name: 'bids',
    label: say('field.bids'),
    type: 'choice',
    required: true,
    options: (['no', 'yes'] as const).map((value) => ({ value, label: say(`represent.bids.${value}`) })),
    value: bids ? 'yes' : 'no',
  },
];

const mandateForm = (): Message =>
  fromBot({
    kind: 'form',
    text: say('represent.form'),
    action: 'represent',
    fields: [
      { name: 'name', label: say('field.representative'), type: 'text', required: true },
      {
        name: 'kind',
        label: say('field.representativeKind'),
        type: 'choice',
        required: true,
        options: RepresentativeKind.options.map((value) => ({
          value,
          label: say(`represent.kind.${value}`),
        })),
        value: 'lawyer',
      },
      ...scopeFields({ scope: 'speaks', bids: false }),
    ],
    submit: say('choice.representInvite'),
  });

/** How far they may go from now on. */
export const changeForm = ({ representative }: PartyView): readonly Message[] =>
  representative === null
    ? [text('note.stale')]
    : [
        fromBot({
          kind: 'form',
          text: say('represent.changeForm', named(representative)),
          action: 'representChange',
          subject: representative.representativeId,
          fields: scopeFields(representative),
          submit: say('choice.representSave'),
        }),
      ];

/** Asked once more before it ends. */
export const endAsked = ({ representative }: PartyView): readonly Message[] =>
  representative === null
    ? [text('note.stale')]
    : [
        choices(say('represent.endAsk', named(representative)), [
          choice('representEndYes', 'choice.representEndYes', {
            subject: representative.representativeId,
            style: 'danger',
          }),
          choice('keep', 'choice.keep'),
        ]),
      ];

const ofOwn =
  (hearing: (memory: PartyMemory, representativeId: string) => Hearing<PartyMemory>): Press =>
  ({ view, memory, subject }) =>
    subject !== undefined && view.representative?.representativeId === subject
      ? hearing(memory, subject)
      : null;

/** Buttons about whoever acts for this side. */
export const REPRESENT_PRESSES = {
  represent: ({ memory }) => heardAs(settled(memory), [], [{ note: 'represent' }]),
  representChange: ofOwn((memory) => heardAs(memory, [], [{ note: 'representChange' }])),
  representEnd: ofOwn((memory) => heardAs(memory, [], [{ note: 'representEnd' }])),
  representEndYes: ofOwn((memory, representativeId) =>
    heardAs(settled(memory), [{ type: 'endMandate', representativeId }]),
  ),
} satisfies { readonly [action: string]: Press };

/** What a side filled in about whoever shall act for it; null for any other form. */
export const hearRepresentForm = (
  view: PartyView,
  memory: PartyMemory,
  form: Form,
  about: HearContext,
): Hearing<PartyMemory> | null => {
  if (form.action !== 'represent' && form.action !== 'representChange') return null;
  const scope = MandateScope.safeParse(form.values['scope']);
  const bids = form.values['bids'] === 'yes';
  if (!scope.success) return heardAs(memory, [], [{ note: 'represent' }]);
  if (form.action === 'represent') return invited(view, memory, form, { scope: scope.data, bids }, about);
  const { subject } = form;
  if (subject === undefined || view.representative?.representativeId !== subject)
    return heardAs(memory, [], [{ note: 'stale' }]);
  const change: Command = { type: 'changeMandate', representativeId: subject, scope: scope.data, bids };
  return heardAs(settled(memory), [change]);
};

const invited = (
  { side }: PartyView,
  memory: PartyMemory,
  { values }: Form,
  how: Pick<Mandate, 'scope' | 'bids'>,
  about: HearContext,
): Hearing<PartyMemory> => {
  const name = (values['name'] ?? '').trim().slice(0, 120);
  const kind = RepresentativeKind.safeParse(values['kind']);
  if (name === '' || !kind.success) return heardAs(memory, [], [{ note: 'represent' }]);
  const mandate: Mandate = { representativeId: about.newId(), side, name, kind: kind.data, ...how };
  return heardAs(settled(memory), [{ type: 'inviteRepresentative', mandate, inviteId: about.newCode() }]);
};

/** By whom of the team it was written, where it was not the side itself. */
export const representativeNamed = (
  { by, mandate }: EventOf<'representativeNamed'>,
  { side }: PartyView,
): readonly Message[] => {
  if (mandate.side !== side) return [];
  return by.role === 'adjuster'
    ? [text('represent.namedByPerson', { ...given(mandate), person: by.name })]
    : [text('represent.named', given(mandate))];
};

export const representativeInvited = (
  { inviteId }: EventOf<'representativeInvited'>,
  { representative, voice }: PartyView,
): readonly Message[] =>
  representative === null || voice !== 'party'
    ? []
    : [
        fromBot({
          kind: 'link',
          text: say('represent.link', named(representative)),
          url: 'invite',
          code: inviteId,
        }),
      ];

export const representativeJoined = (
  { mandate }: EventOf<'representativeJoined'>,
  view: PartyView,
): readonly Message[] => {
  if (view.voice !== 'party') return [];
  return mandate.side === view.side
    ? [choices(say('represent.joined', given(mandate)), representChoice(view))]
    : [text('represent.theyJoined', given(mandate))];
};

export const representativeDeclined = ({ side, voice }: PartyView): readonly Message[] =>
  voice === 'party' ? [text('represent.declined', { side })] : [];

export const mandateChanged = (
  { mandate }: EventOf<'mandateChanged'>,
  { side, voice }: PartyView,
): readonly Message[] => {
  if (mandate.side !== side) return [text('represent.theyChanged', given(mandate))];
  return [text(voice === 'party' ? 'represent.changed' : 'representative.changed', given(mandate))];
};

export const mandateEnded = (
  { side: of, name, by, joined }: EventOf<'mandateEnded'>,
  { side }: PartyView,
): readonly Message[] => {
  if (of !== side) return [text('represent.theyEnded', { name })];
  if (!joined) return [text('represent.takenBack', { name })];
  return [text(by === 'party' ? 'represent.ended' : 'represent.laidDown', { name })];
};

/** Above what one voice of a side did, for everybody else: through whom the side did it. Own words come with a name already. */
export const throughWhom = (
  { side, voice, representative }: PartyView,
  { own, by, events }: Happened,
  told: readonly Message[],
): readonly Message[] => {
  const acts = events.some(({ type }) => !QUIET.has(type));
  if (own || told.length === 0 || !acts || by === undefined || !('through' in by || by.role === side))
    return told;
  const through = 'through' in by ? by.through : undefined;
  if (through !== undefined)
    return [text(by.role === side ? 'represent.didOwn' : 'represent.didTheirs', named(through)), ...told];
  return by.role === side && voice === 'representative' && representative !== null
    ? [text('representative.partyDid'), ...told]
    : told;
};

/** What says by itself whose it is. */
const QUIET: ReadonlySet<string> = new Set([
  'messageSent',
  'representativeNamed',
  'representativeInvited',
  'representativeJoined',
  'representativeDeclined',
  'mandateChanged',
  'mandateEnded',
  'guardNoted',
  'personRequested',
]);
