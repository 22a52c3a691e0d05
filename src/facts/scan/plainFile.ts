/** A file as it lies there: how many bytes it has, and its text if it has one and is not too large. */
export interface PlainFile {
  readonly size: number;
  readonly text?: string;
}

/** A file by its bytes. What has a zero byte near its beginning is no text: git tells it so, too. */
export function plainFile(bytes: Uint8Array): PlainFile {
  const size = bytes.length;
  return bytes.subarray(0, 8_000).includes(0) ? { size } : { size, text: new TextDecoder().decode(bytes) };
}
