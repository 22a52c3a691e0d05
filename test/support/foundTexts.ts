import { unzipSync, unzlibSync } from "fflate";

/** Everything that can be read in a file: its text, and what is packed into it as a PDF, a message or an archive. */
export function foundTexts(path: string, bytes: Uint8Array): readonly string[] {
  const text = latin(bytes);
  const plain = [new TextDecoder().decode(bytes), path];
  if (path.endsWith(".pdf")) return [...plain, pdfText(bytes)];
  if (path.endsWith(".eml")) return [...plain, ...messageTexts(text)];
  if (!path.endsWith(".zip")) return plain;
  return [...plain, ...Object.entries(unzipSync(bytes)).flatMap(([name, inner]) => foundTexts(name, inner))];
}

/** The parts of a message, decoded. */
function messageTexts(text: string): readonly string[] {
  const decoded = (text.match(/(?:^[A-Za-z0-9+/]{4,}={0,2}\r?\n)+/gm) ?? []).map((lines) => atobIfAny(lines));
  return [...decoded, text.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_all, hex: string) => byte(hex))];
}

function atobIfAny(lines: string): string {
  const joined = lines.replace(/\s/g, "");
  return joined.length % 4 === 0 ? atob(joined) : joined;
}

const byte = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));

/**
 * The words in a PDF as pdfkit writes them: glyphs as hexadecimal numbers, and with each font a table that says what they mean. Which
 * font a text is in is not looked up; it is read in each of them, and only the right one makes words.
 */
function pdfText(bytes: Uint8Array): string {
  const streams = streamsOf(bytes);
  const tables = streams
    .filter((each) => each.includes("beginbfrange") || each.includes("beginbfchar"))
    .map(glyphTable);
  const shown = streams.flatMap((each) => each.match(/\[[^\]]*\] TJ/g) ?? []);
  const texts = shown.map((each) => (each.match(/<([0-9a-f]+)>/gi) ?? []).map((hex) => hex.slice(1, -1)).join(""));
  return tables
    .map((table) =>
      texts
        .map((hex) => (hex.match(/.{4}/g) ?? []).map((glyph) => table.get(Number.parseInt(glyph, 16)) ?? "").join(""))
        .join("\n"),
    )
    .join("\n\n");
}

function streamsOf(bytes: Uint8Array): readonly string[] {
  const text = latin(bytes);
  const found: string[] = [];
  for (const { index, 0: head } of text.matchAll(/stream\r?\n/g)) {
    if (text.slice(index - 3, index) === "end") continue;
    const start = index + head.length;
    const end = text.indexOf("endstream", start);
    found.push(unpacked(bytes.subarray(start, end)));
  }
  return found;
}

function unpacked(stream: Uint8Array): string {
  try {
    return latin(unzlibSync(stream));
  } catch (error) {
    // Fonts and pictures may be packed in other ways; there are no words in them.
    if (error instanceof Error) return "";
    throw error;
  }
}

/** What the glyphs of a font mean, from a ToUnicode table. */
function glyphTable(stream: string): ReadonlyMap<number, string> {
  const table = new Map<number, string>();
  for (const [, from = "", list = ""] of stream.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    const first = Number.parseInt(from, 16);
    for (const [at, hex] of (list.match(/<[0-9a-f ]+>/gi) ?? []).entries()) table.set(first + at, unicode(hex));
  }
  return table;
}

function unicode(hex: string): string {
  return (hex.match(/[0-9a-f]{4}/gi) ?? []).map((unit) => byte(unit)).join("");
}

function latin(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join("");
}
