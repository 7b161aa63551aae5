import { pdf } from '../fixture/paper.ts';
import { heicWithPlaces, wholeFiles } from './sample-file.ts';

const now = Date.UTC(2026, 10, 24, 15);
const person = { id: '29:1abc', aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000001' };

const tgPerson = { id: 7, is_bot: false, first_name: 'Ann', language_code: 'es' };
const tgChat = { id: 7, type: 'private' };

/** One of everything that comes from outside, as it looks when nothing is wrong with it. */
export const SAMPLES = {
  now,
  frames: [
    { t: 'hello', after: 3 },
    { t: 'ping' },
    { t: 'say', id: 'u1', input: { kind: 'text', text: 'My fridge broke.' } },
    { id: 'u2', input: { kind: 'choice', action: 'accept', subject: 'offer-1', version: 4 } },
    { id: 'u3', input: { kind: 'form', action: 'terms', values: { amount: '480', 'term.1': 'x' } } },
    { turns: [{ id: 'u4', input: { kind: 'sealed', roundId: 'r1', amount: '$450' } }] },
    { id: 'p1', name: 'receipt.png', element: 'evidence' },
  ],
  activities: [
    {
      type: 'message',
      id: '1',
      channelId: 'msteams',
      serviceUrl: 'https://smba.example/emea/',
      from: person,
      recipient: { id: '28:bot' },
      conversation: { id: 'a:1', conversationType: 'personal', tenantId: 't' },
      text: '<at>Parley</at> start abcd2345&nbsp;',
      entities: [{ type: 'clientInfo', locale: 'es', timezone: 'Europe/Madrid' }],
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name: 'a.pdf',
          content: { downloadUrl: 'https://x.sharepoint.com/a', fileType: 'pdf' },
        },
        { contentType: 'image/*', contentUrl: 'https://smba.example/v3/attachments/1' },
        { contentType: 'text/html', content: '<p>hello <b>there</b></p>' },
      ],
      value: { button: { does: 'press', conversationId: 'c', seq: 1, action: 'accept' }, fields: {} },
      channelData: { tenant: { id: 't' }, team: { id: 'x' } },
    },
  ],
  submits: [
    {
      parley: {
        does: 'press',
        conversationId: 'c',
        seq: 1,
        version: 4,
        action: 'accept',
        subject: 'offer-1',
      },
    },
    {
      parley: { does: 'fill', conversationId: 'c', seq: 9, version: 4, action: 'counterOffer' },
      'field:amount': '200',
      'field:days': 7,
    },
    {
      parley: { does: 'seal', conversationId: 'c', seq: 12, version: 0, roundId: 'r1' },
      'field:sealed': '$450',
    },
  ],
  updates: [
    {
      update_id: 1,
      message: { message_id: 2, date: 9, chat: tgChat, from: tgPerson, text: '/start abcd2345' },
    },
    {
      update_id: 3,
      edited_message: { message_id: 2, date: 9, chat: tgChat, from: tgPerson, text: 'My fridge broke.' },
    },
    {
      update_id: 4,
      message: {
        message_id: 3,
        chat: tgChat,
        from: tgPerson,
        caption: 'the receipt',
        photo: [{ file_id: 'AgAD', file_unique_id: 'u', width: 90, height: 60, file_size: 1_200 }],
      },
    },
    {
      update_id: 5,
      message: {
        message_id: 4,
        chat: tgChat,
        from: tgPerson,
        document: { file_id: 'BQAD', file_name: 'a.pdf', file_size: 5 },
      },
    },
    { update_id: 6, message: { message_id: 5, chat: tgChat, from: tgPerson, sticker: { file_id: 'CAAD' } } },
    {
      update_id: 7,
      callback_query: {
        id: '99',
        from: tgPerson,
        message: { message_id: 6, date: 9, chat: tgChat },
        data: 'c:2f0e9e4e-0000-4000-8000-1234567890ab:12:3',
      },
    },
    {
      update_id: 8,
      my_chat_member: {
        chat: { id: -5, type: 'group' },
        from: tgPerson,
        new_chat_member: { status: 'member' },
      },
    },
  ],
  links: ['k7mpx4tq9wzd', ' K7MPX4TQ9WZD\n', 'https://parley.example/l/k7mpx4tq9wzd?a=1#b', 'l/', '../', '0'],
  pages: ['https://parley.example', 'http://127.0.0.1:3000'],
  buttons: ['c:2f0e9e4e-0000-4000-8000-1234567890ab:12:3', 'o:4:1:2', 'l:3', 't:abc', 'y:99', ':'],
  initData: [
    `query_id=AAH&user=%7B%22id%22%3A7%7D&auth_date=${now / 1_000}&hash=${'0'.repeat(64)}`,
    'hash=&user={}',
    `auth_date=1e99&hash=${'A'.repeat(64)}`,
  ],
  ranges: ['bytes=0-99', 'bytes=100-', 'bytes=-5', 'bytes=0-0,2-3', 'bytes=-0', 'lines=1-2'],
  fileNames: ['receipt.png', 'C:\\users\\a\\b.exe', '.png', 'rechnung 3.PNG', 'con.png', 'a.b.c.d'],
  settings: [
    '3000',
    '127.0.0.1',
    'https://parley.example/',
    'sqlite',
    'postgres://u:p@h/d',
    '4711:t',
    'info',
  ],
  texts:
    'I bought a fridge from Acme on 5 March 2026 |last Tuesday |for $480 |1.234,56 € |一萬二|三千五百塊|上個月十五號|在全國電子買|no quiero |yes, but if 450 |03/04/2025 |hace dos semanas |2k EUR |NT$ 3,000 |4111 1111 1111 1111 |bob@example.com |refund |退款|me devuelvan |order AB-12345 |, |. |\n|del 3 al 5 de mayo |half a million dollars |y pico |I want to talk to a person '.split(
      '|',
    ),
  memories: [
    {
      v: 1,
      greeted: true,
      asked: 'amount',
      pending: { kind: 'offer', amount: { minor: 100, currency: 'USD' } },
      misses: 1,
      put: 'x',
      parked: ['another matter'],
      doubts: [],
      offered: ['orderNumber'],
    },
    { v: 0, locale: 'es', timeZone: 'UTC', bot: { v: 1 } },
    { locale: 'zh-Hant', timeZone: 'Asia/Taipei', bot: null },
  ],
  papers: [
    pdf({ lines: ['Acme', 'Fridge 480.00', '3 March 2026'] }),
    pdf({ lines: ['one'] }, { lines: ['two'] }),
  ],
  files: [heicWithPlaces(), ...(await wholeFiles())],
};
