/**
 * What a conversation needs a moment after it is on the screen: its rarer kinds of message and the sending of files. A
 * script of its own (`/assets/rest.js`), so that nobody waits for it to read the first words; what both scripts need
 * stands in the first one (lent.ts).
 */
export { ElementTable } from './item/element-table.tsx';
export { Form } from './item/form.tsx';
export { Link } from './item/link.tsx';
export { SealedBox } from './item/sealed-box.tsx';
export { TermSheet } from './item/term-sheet.tsx';
export { uploadsOf } from './live/uploads.ts';
export { FilesUnderWay } from './part/files-under-way.tsx';
export { Receipt } from './part/receipt.tsx';
