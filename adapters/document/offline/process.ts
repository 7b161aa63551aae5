import { openPdf, pdfLines } from './pdf.ts';
import { Recognition } from './recognition.ts';
import { type Done, Task } from './task.ts';

/**
 * Opens files that strangers sent, in a process of its own: what a file can do to the libraries that open it, it does
 * here, and when the process ends, all their memory is back.
 */
const recognition = new Recognition();

const work = async ({ id, kind, bytes, mime, locale }: Task): Promise<Done> => {
  if (mime !== 'application/pdf') {
    const lines = kind === 'read' ? await recognition.lines(bytes, locale, 1) : [];
    return { id, lines: [...lines] };
  }
  const pdf = await openPdf(bytes);
  try {
    if (kind === 'pages') return { id, pages: pdf?.numPages ?? null };
    return { id, lines: pdf === null ? [] : [...(await pdfLines(pdf, locale, recognition))] };
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
