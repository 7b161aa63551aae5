import type { WireItem, WirePanel } from '../../../../adapters/channel/web/wire.ts';
import type { TrialLocale } from './chrome-words.ts';

/** One message before it has its place. */
export type Draft = WireItem extends infer I ? (I extends WireItem ? Omit<I, 'seq'> : never) : never;

const DAY_ONE = Date.UTC(2026, 2, 3, 9, 15);
const QR =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h3v3H0zM6 0h3v3H6zM0 6h3v3H0zM4 1h1v1H4zM4 4h2v1H4zM7 5h1v2H7zM4 7h2v1H4z"/></svg>';

const W = {
  en: {
    bot: 'Parley, a bot',
    me: 'You',
    other: 'Acme Ltd',
    person: 'Ana Ruiz, adjuster',
    hello:
      'Hello. I am Parley, a bot. I help you and the other side find an answer together, step by step. You can ask for a person at any time.',
    story:
      'My fridge from Acme came broken on 3 March, 480 euros. The door does not close and it does not cool.\nI wrote to them twice. Nobody answers.',
    card: 'Thank you for telling me. This is what I understood.',
    rows: [
      ['What', 'Fridge'],
      ['Other side', 'Acme Ltd'],
      ['When', '3 March 2026'],
      ['Amount', '€480.00'],
      ['What went wrong', 'The door does not close and it does not cool.'],
    ],
    fix: 'Change something',
    right: 'Yes, this is right',
    want: 'What would put it right for you?',
    wants: ['My money back', 'A repair', 'A new one', 'An apology'],
    photo: 'Do you have a photo or a paper about it? You can send it here, now or later.',
    without: 'Go on without',
    file: 'broken-door.png',
    paper: 'invoice-2026-03.pdf',
    table: 'Please look at each point.',
    tableRows: [
      ['Amount', '€480.00', 'agree', 'agreed', ''],
      ['When', '3 March 2026', 'dispute', 'disputed', 'It was delivered on 5 March.'],
      ['What went wrong', 'The door does not close', null, '', ''],
    ],
    stances: ['I agree', 'I see it differently', "I don't know"],
    otherSays:
      'We are sorry about the wait. Our driver says the fridge was fine when it left. We can send somebody on Friday.',
    form: 'What would you agree to? The other side will see this offer.',
    fields: ['Amount', 'Days to do it', 'Something besides money', 'Why?'],
    options: ['Nothing', 'A repair', 'An apology'],
    submit: 'Send this offer',
    personSays: 'Hello, I am Ana. I have read everything, and I will answer by tomorrow noon.',
    link: 'Here is the way in for the other side. Please send it to them.',
    progress: 'Your claim is nearly complete',
    sealed: 'Type the least you would take. Nobody else sees this number: not the other side, not our team.',
    closes: 'You can change it until 6 March, 18:00.',
    low: '€0.00',
    high: '€480.00',
    noSealed: 'I would rather not',
    sheet: 'Agreement between you and Acme Ltd',
    terms: [
      ['Money', 'Acme Ltd pays you €420.00 within 14 days'],
      ['Return', 'You let Acme Ltd collect the fridge within 7 days'],
    ],
    notes: [
      'Nothing is binding until both have signed.',
      'You have 3 days to think. You may step back for free.',
    ],
    yes: 'Yes, I agree',
    no: 'No, I do not agree',
    title: 'Goods and services',
    phase: 'Looking for a solution',
    next: 'Your turn: answer the offer',
    due: 'By Friday, 6 March, 18:00',
    why: 'Offers stay open for three days, so that both sides have time to think.',
    source: 'Rules of this procedure, edition 1',
    need: 'I need a person',
    hint: 'Write here',
  },
  'zh-Hant': {
    bot: 'Parley 機器人',
    me: '您',
    other: '艾克美家電',
    person: '專員 王小明',
    hello: '您好，我是 Parley，是機器人。我會一步一步幫您和對方一起找出解決辦法。您隨時可以找專人。',
    story: '我在艾克美買的冰箱三月三號送到就壞了，四千八百元。門關不起來，也不冷。\n我寫信兩次，都沒有人回。',
    card: '謝謝您告訴我。我的理解如下。',
    rows: [
      ['物品', '冰箱'],
      ['對方', '艾克美家電'],
      ['日期', '2026年3月3日'],
      ['金額', 'NT$4,800'],
      ['問題', '門關不起來，也不冷。'],
    ],
    fix: '修改內容',
    right: '對，沒有錯',
    want: '怎麼做您會覺得問題解決了？',
    wants: ['退款', '修理', '換新的', '道歉'],
    photo: '您有相關的照片或文件嗎？現在或之後都可以傳到這裡。',
    without: '沒有，繼續',
    file: '門壞了.png',
    paper: '發票-2026-03.pdf',
    table: '請逐項看一看。',
    tableRows: [
      ['金額', 'NT$4,800', 'agree', '同意', ''],
      ['日期', '2026年3月3日', 'dispute', '有不同看法', '是三月五號送達的。'],
      ['問題', '門關不起來', null, '', ''],
    ],
    stances: ['我同意', '我的看法不同', '我不知道'],
    otherSays: '很抱歉讓您久等。司機說冰箱出貨時是好的。我們星期五可以派人過去。',
    form: '您願意接受什麼條件？對方會看到這個提議。',
    fields: ['金額', '幾天內完成', '金錢以外的項目', '原因'],
    options: ['沒有', '修理', '道歉'],
    submit: '送出這個提議',
    personSays: '您好，我是小明。我已經看完所有內容，明天中午前會回覆您。',
    link: '這是對方進來的連結，請傳給對方。',
    progress: '您的申訴快完成了',
    sealed: '請輸入您最少願意接受的數字。沒有其他人看得到，對方看不到，我們的團隊也看不到。',
    closes: '3月6日 18:00 前都可以更改。',
    low: 'NT$0',
    high: 'NT$4,800',
    noSealed: '我不想參加',
    sheet: '您與艾克美家電的協議',
    terms: [
      ['款項', '艾克美家電在 14 天內付您 NT$4,200'],
      ['退回', '您在 7 天內讓艾克美家電取回冰箱'],
    ],
    notes: ['雙方簽名之前，都沒有約束力。', '您有 3 天的考慮期，可以無條件退出。'],
    yes: '是，我同意',
    no: '不，我不同意',
    title: '商品與服務',
    phase: '尋找解決辦法',
    next: '輪到您了：回覆提議',
    due: '3月6日星期五 18:00 前',
    why: '提議會保留三天，讓雙方都有時間考慮。',
    source: '本程序規則，第 1 版',
    need: '我要找專人',
    hint: '在這裡輸入',
  },
  es: {
    bot: 'Parley, un bot',
    me: 'Usted',
    other: 'Electrodomésticos Acme S. A.',
    person: 'Ana Ruiz, gestora',
    hello:
      'Hola. Soy Parley, un bot. Le ayudo a usted y a la otra parte a encontrar una respuesta, paso a paso. Puede pedir una persona en cualquier momento.',
    story:
      'La nevera de Acme llegó rota el 3 de marzo, 480 euros. La puerta no cierra y no enfría.\nLes escribí dos veces. Nadie responde.',
    card: 'Gracias por contármelo. Esto es lo que entendí.',
    rows: [
      ['Qué', 'Nevera'],
      ['La otra parte', 'Electrodomésticos Acme S. A.'],
      ['Cuándo', '3 de marzo de 2026'],
      ['Importe', '480,00 €'],
      ['Qué salió mal', 'La puerta no cierra y no enfría.'],
    ],
    fix: 'Cambiar algo',
    right: 'Sí, está bien',
    want: '¿Qué lo resolvería para usted?',
    wants: ['Que me devuelvan el dinero', 'Una reparación', 'Una nueva', 'Una disculpa'],
    photo: '¿Tiene una foto o un documento? Puede enviarlo aquí, ahora o más tarde.',
    without: 'Seguir sin eso',
    file: 'puerta-rota.png',
    paper: 'factura-2026-03.pdf',
    table: 'Por favor, mire cada punto.',
    tableRows: [
      ['Importe', '480,00 €', 'agree', 'de acuerdo', ''],
      ['Cuándo', '3 de marzo de 2026', 'dispute', 'no coincide', 'Se entregó el 5 de marzo.'],
      ['Qué salió mal', 'La puerta no cierra', null, '', ''],
    ],
    stances: ['Estoy de acuerdo', 'Lo veo de otra manera', 'No lo sé'],
    otherSays:
      'Sentimos la espera. Nuestro conductor dice que la nevera salió bien. Podemos enviar a alguien el viernes.',
    form: '¿Qué aceptaría usted? La otra parte verá esta oferta.',
    fields: ['Importe', 'Días para hacerlo', 'Algo además de dinero', '¿Por qué?'],
    options: ['Nada', 'Una reparación', 'Una disculpa'],
    submit: 'Enviar esta oferta',
    personSays: 'Hola, soy Ana. Ya leí todo y le responderé mañana antes del mediodía.',
    link: 'Esta es la entrada para la otra parte. Por favor, envíesela.',
    progress: 'Su reclamo está casi completo',
    sealed: 'Escriba lo mínimo que aceptaría. Nadie más ve este número: ni la otra parte ni nuestro equipo.',
    closes: 'Puede cambiarlo hasta el 6 de marzo, 18:00.',
    low: '0,00 €',
    high: '480,00 €',
    noSealed: 'Prefiero no hacerlo',
    sheet: 'Acuerdo entre usted y Electrodomésticos Acme S. A.',
    terms: [
      ['Dinero', 'Electrodomésticos Acme S. A. le paga 420,00 € en 14 días'],
      ['Devolución', 'Usted permite que recojan la nevera en 7 días'],
    ],
    notes: [
      'Nada obliga hasta que ambas partes firmen.',
      'Tiene 3 días para pensarlo. Puede retirarse sin costo.',
    ],
    yes: 'Sí, de acuerdo',
    no: 'No estoy de acuerdo',
    title: 'Productos y servicios',
    phase: 'Buscando una solución',
    next: 'Le toca a usted: responder la oferta',
    due: 'Hasta el viernes 6 de marzo, 18:00',
    why: 'Las ofertas quedan abiertas tres días, para que ambas partes tengan tiempo de pensarlo.',
    source: 'Reglas de este procedimiento, edición 1',
    need: 'Necesito una persona',
    hint: 'Escriba aquí',
  },
} as const;

export const panelIn = (locale: TrialLocale): WirePanel => {
  const w = W[locale];
  return {
    title: w.title,
    number: 'K7F3M-9QX2T',
    phase: w.phase,
    next: w.next,
    due: { at: DAY_ONE + 3 * 86_400_000, text: w.due, why: w.why, source: w.source },
    person: { action: 'person', label: w.need, style: 'plain' },
    helper: null,
    tasks: [],
    composer: { open: true, text: w.hint, edits: true, rooms: [] },
    room: null,
    demonstration: false,
  };
};

/** A conversation in which every kind of message stands once at least. */
export const everyKind = (locale: TrialLocale): readonly Draft[] => {
  const w = W[locale];
  let minute = 0;
  const base = (from: Draft['from'], text: string) => ({
    at: DAY_ONE + 60_000 * ++minute,
    version: minute,
    from,
    text,
    lang: locale,
  });
  const bot = (text: string) => base({ role: 'bot', label: w.bot, me: false }, text);
  const me = (text: string) => base({ role: 'claimant', label: w.me, me: true }, text);
  const pairs = (list: readonly (readonly [string, string])[]) =>
    list.map(([label, value]) => ({ label, value }));
  return [
    { ...bot(w.hello), kind: 'text' },
    { ...me(w.story), kind: 'text' },
    {
      ...bot(w.card),
      kind: 'card',
      rows: pairs(w.rows),
      choices: [
        { action: 'file', label: w.right, style: 'primary' },
        { action: 'fix', label: w.fix, style: 'plain' },
      ],
    },
    {
      ...bot(w.want),
      kind: 'choices',
      choices: w.wants.map((label, index) => ({
        action: 'say',
        subject: `wanted:${index}`,
        label,
        style: 'plain',
      })),
    },
    {
      ...bot(w.photo),
      kind: 'fileRequest',
      element: 'evidence',
      choices: [{ action: 'noEvidence', label: w.without, style: 'plain' }],
    },
    {
      ...me(w.file),
      kind: 'file',
      name: w.file,
      href: '/api/conversations/all/files/picture',
      image: true,
      sound: false,
    },
    {
      ...me(w.paper),
      kind: 'file',
      name: w.paper,
      href: '/api/conversations/all/files/paper',
      image: false,
      sound: false,
    },
    { ...bot(w.progress), kind: 'progress', done: 6, total: 8 },
    { ...bot(w.link), kind: 'link', url: 'https://parley.example/l/k7mpx4tq9wzd', qrSvg: QR },
    { ...base({ role: 'respondent', label: w.other, me: false }, w.otherSays), kind: 'text' },
    {
      ...bot(w.table),
      kind: 'elementTable',
      rows: w.tableRows.map(([label, claimed, stance, stanceLabel, own]) => ({
        label,
        claimed,
        stance,
        stanceLabel,
        ...(own === '' ? {} : { own }),
        choices:
          stance === null
            ? w.stances.map((each, index) => ({
                action: ['agree', 'dispute', 'unknown'][index] ?? '',
                subject: 'problem',
                label: each,
                style: 'plain',
              }))
            : [],
      })),
      choices: [],
    },
    { ...base({ role: 'adjuster', label: w.person, me: false }, w.personSays), kind: 'text' },
    {
      ...bot(w.form),
      kind: 'form',
      action: 'counterOffer',
      fields: [
        { name: 'amount', label: w.fields[0], type: 'amount', required: true },
        { name: 'days', label: w.fields[1], type: 'days', required: false, value: '14' },
        {
          name: 'other',
          label: w.fields[2],
          type: 'choice',
          required: false,
          options: w.options.map((label, index) => ({ value: String(index), label })),
        },
        { name: 'reason', label: w.fields[3], type: 'longText', required: false },
      ],
      submit: w.submit,
    },
    {
      ...bot(w.sealed),
      kind: 'sealedInput',
      roundId: 'round-1',
      currency: locale === 'zh-Hant' ? 'TWD' : 'EUR',
      low: w.low,
      high: w.high,
      closesAt: DAY_ONE + 3 * 86_400_000,
      closesText: w.closes,
      choices: [{ action: 'noSealed', label: w.noSealed, style: 'plain' }],
    },
    {
      ...bot(w.sheet),
      kind: 'termSheet',
      rows: pairs(w.terms),
      notes: w.notes,
      choices: [
        { action: 'confirm', subject: 'agreement-1', label: w.yes, style: 'primary' },
        { action: 'refuseAgreement', subject: 'agreement-1', label: w.no, style: 'plain' },
      ],
    },
  ];
};
