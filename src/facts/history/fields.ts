const nul = 0;

/**
 * Reads fields that git ends with NUL (`-z`), each as a text, as they come; holds no more than one piece. What is not UTF-8 is read
 * as Windows-1252, field by field, so that one old name does not spoil its neighbours.
 */
export async function readFields(chunks: AsyncIterable<Uint8Array>, onField: (field: string) => void): Promise<void> {
  let rest: Uint8Array = new Uint8Array();
  const hand = (bytes: Uint8Array): void => {
    for (const field of decode(bytes)) onField(field);
  };
  try {
    for await (const chunk of chunks) {
      const last = chunk.lastIndexOf(nul);
      if (last < 0) {
        rest = joined(rest, chunk);
        continue;
      }
      hand(joined(rest, chunk.subarray(0, last)));
      rest = chunk.subarray(last + 1);
    }
  } finally {
    // Also when git stopped in the middle; a cut path does no harm, since fields are counted.
    if (rest.length > 0) hand(rest);
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const western = new TextDecoder("windows-1252");

function decode(bytes: Uint8Array): readonly string[] {
  const text = utf8.decode(bytes);
  if (!text.includes("\uFFFD")) return text.split("\0");
  return splitBytes(bytes).map((field) => {
    const decoded = utf8.decode(field);
    return decoded.includes("\uFFFD") ? western.decode(field) : decoded;
  });
}

function splitBytes(bytes: Uint8Array): readonly Uint8Array[] {
  const fields: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(nul); end >= 0; end = bytes.indexOf(nul, start)) {
    fields.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return [...fields, bytes.subarray(start)];
}
