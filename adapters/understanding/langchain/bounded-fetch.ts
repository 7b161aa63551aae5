/** An answer is a few hundred bytes; more than these are not read. */
const LARGEST = 256 * 1024;

/** The platform's fetch without redirects, whose body breaks off with an error where it grows too large. */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' });
  const { body, status, statusText, headers } = response;
  if (body === null) return response;
  let read = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      read += chunk.byteLength;
      if (read > LARGEST) controller.error(new RangeError('The answer of the model is too large.'));
      else controller.enqueue(chunk);
    },
  });
  return new Response(body.pipeThrough(limit), { status, statusText, headers });
};
