import type { Recognition } from './recognition.ts';
import { type Done, Task } from './task.ts';

/**
 * Opens files that strangers sent, in a process of its own: what a file can do to the libraries that open it, it does
 * here, and when the process ends, all their memory is back. Each library is loaded with the first file that needs it:
 * somebody may be waiting.
 */
let recognition: Recognition | null = null;
const recogniser = async (): Promise<Recognition> => {
  const library = await import('./recognition.ts');
  recognition ??= new library.Recognition();
  return recognition;
};

const work = async (task: Task): Promise<Done> => {
  const { id, kind, bytes, mime, locale } = task;
  if (kind === 'redraw') {
    const { redrawn } = await import('./picture.ts');
    return { id, picture: await redrawn(bytes, mime) };
  }
  if (mime === 'application/pdf') return openedPdf(task);
  return { id, lines: kind === 'read' ? [...(await (await recogniser()).lines(bytes, locale, 1))] : [] };
};

const openedPdf = async ({ id, kind, bytes, locale }: Task): Promise<Done> => {
  const { openPdf, pdfLines } = await import('./pdf.ts');
  const pdf = await openPdf(bytes);
  try {
    if (kind === 'pages') return { id, pages: pdf?.numPages ?? null };
    return { id, lines: pdf === null ? [] : [...(await pdfLines(pdf, locale, await recogniser()))] };
  } finally {
    await pdf?.destroy();
  }
};

process.on('message', (message) => {
  const task = Task.parse(message);
  work(task)
    .catch((fault: unknown): Done => ({ id: task.id, fault: String(fault) }))
    .then((done) => process.send?.(done));
});
// The one who asks is gone.
process.on('disconnect', () => process.exit());
