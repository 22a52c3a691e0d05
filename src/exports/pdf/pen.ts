import PDFDocument from "pdfkit";
import { type Face, faces, type FontFiles, substitutes } from "./fonts.js";
import type { Fragment, Line, Measure } from "./lines.js";
import type { Part, Row, Tag } from "./row.js";

type Doc = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Doc["struct"]>;

/** What is said about a document in its own data. */
export interface About {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** ISO day; the document says that it was made then, so that the same input gives the same bytes. */
  readonly createdOn: string;
}

/** Fonts that were read before: reading one takes longer than a page. */
const read = new WeakMap<Uint8Array, Doc["_font"]["font"]>();

export class UnreadablePicture extends Error {
  override readonly name = "UnreadablePicture";
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Draws on the pages of one PDF, tagged for those who have it read to them. The only one who knows pdfkit. */
export class Pen implements Measure {
  /** Signs that no font has; something else stands in their place. */
  readonly missing = new Set<string>();
  private readonly doc: Doc;
  private readonly done: Promise<Uint8Array>;
  private readonly elements = new Map<Tag, Element>();
  private readonly fonts: ReadonlyMap<string, Doc["_font"]>;
  private readonly known = new Map<string, string>();
  private readonly cut = new Map<string, readonly { text: string; font: string }[]>();
  private readonly widths = new Map<string, number>();
  private readonly bookmarks: { level: number; outline: Doc["outline"] }[] = [];

  constructor({ title, author, language, createdOn }: About, fonts: FontFiles, size: "A4" | "LETTER") {
    const made = new Date(`${createdOn}T00:00:00Z`);
    // The types know neither this subset nor fonts that are bytes.
    const untyped: object = { subset: "PDF/UA", font: read.get(fonts.faces.regular) ?? fonts.faces.regular };
    this.doc = new PDFDocument({
      ...untyped,
      size,
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: "1.7",
      tagged: true,
      displayTitle: true,
      lang: language,
      info: { Title: title, Author: author, Creator: "Sendoff", Producer: "Sendoff", CreationDate: made },
    });
    this.done = collect(this.doc);
    const all = [
      ...faces.map((face) => [face, fonts.faces[face]] as const),
      ...fonts.own.map((bytes, index) => [`own${String(index)}`, bytes] as const),
    ];
    this.fonts = new Map(
      all.map(([name, bytes]) => {
        const { _font: font } = this.doc.registerFont(name, read.get(bytes) ?? bytes).font(name);
        read.set(bytes, font.font);
        return [name, font];
      }),
    );
  }

  get page(): { readonly width: number; readonly height: number } {
    return this.doc.page;
  }

  newPage(): void {
    this.doc.addPage();
  }

  width(text: string, font: string, size: number): number {
    const key = `${font} ${text}`;
    const found = this.widths.get(key);
    if (found !== undefined) return found * size;
    const width = (this.fonts.get(font)?.widthOfString(text, 1000) ?? 0) / 1000;
    this.widths.set(key, width);
    return width * size;
  }

  spans(text: string, face: Face): readonly { text: string; font: string }[] {
    const key = `${face} ${text}`;
    const spans = this.cut.get(key) ?? this.cutUp(text, face);
    this.cut.set(key, spans);
    return spans;
  }

  private cutUp(text: string, face: Face): readonly { text: string; font: string }[] {
    const spans: { text: string; font: string }[] = [];
    for (const character of text.normalize("NFC")) {
      const { shown, font } = this.fontFor(character, face);
      const last = spans.at(-1);
      if (last?.font === font) last.text += shown;
      else if (shown !== "") spans.push({ text: shown, font });
    }
    return spans;
  }

  /** Draws a row with its upper edge at `y`; `artifact`: it repeats what was said and is not read out again. */
  row({ parts, bookmark }: Row, y: number, artifact = false): void {
    if (bookmark && !artifact) this.bookmark(bookmark.level, bookmark.title);
    for (const part of parts) this.part(part, y, artifact);
  }

  private part(part: Part, y: number, artifact: boolean): void {
    switch (part.type) {
      case "line":
        if (artifact)
          this.decoration(() => {
            this.line(part.line, part.x, y + part.y);
          });
        else this.taggedLine(part.tag, part.line, part.x, y + part.y);
        return;
      case "box":
        this.box(part, y);
        return;
      case "rule":
        this.decoration(() => this.doc.rect(part.x, y + part.y, part.width, part.height).fill(part.colour));
    }
  }

  /** What only pleases the eye. */
  decoration(draw: (doc: Doc) => void): void {
    this.doc.markContent("Artifact", { type: "Layout" });
    draw(this.doc);
    this.doc.endMarkedContent();
  }

  /** The provider's picture, within that place. Throws UnreadablePicture, and then the document cannot be finished. */
  picture(source: string, parent: Tag, alt: string, place: Place): void {
    const { x, y, width, height } = place;
    this.figure(parent, alt, place, (doc) => {
      try {
        doc.image(source, x, y, { fit: [width, height], align: "right" });
      } catch (error) {
        throw new UnreadablePicture("The picture cannot be read.", { cause: error });
      }
    });
  }

  /** Something to look at, within that place, and what it says in words. */
  figure(parent: Tag, alt: string, { x, y, width, height }: Place, draw: (doc: Doc) => void): void {
    const untyped: object = { bbox: [x, y, x + width, y + height] };
    const figure = this.doc.struct("Figure", { alt, ...untyped });
    const content = this.doc.markStructureContent("Figure");
    draw(this.doc);
    this.doc.endMarkedContent();
    figure.add(content);
    this.element(parent).add(figure);
    figure.end();
  }

  /** Draws something on every page once all are there: its number and how many there are. */
  onEveryPage(draw: (number: number, count: number) => void): void {
    const { start, count } = this.doc.bufferedPageRange();
    for (let index = start; index < start + count; index++) {
      this.doc.switchToPage(index);
      draw(index + 1, count);
    }
  }

  /** The finished file. */
  async end(root: Tag): Promise<Uint8Array> {
    this.element(root).end();
    this.doc.end();
    return this.done;
  }

  line({ fragments }: Line, x: number, y: number): void {
    for (const fragment of fragments) this.text(fragment, x, y);
  }

  private text({ text, font, size, colour, x }: Fragment, left: number, y: number): void {
    this.doc
      .font(font)
      .fontSize(size)
      .fillColor(colour)
      .text(text, left + x, y + size * 1.05, { lineBreak: false, baseline: "alphabetic" });
  }

  private taggedLine(owner: Tag, line: Line, x: number, y: number): void {
    const element = this.element(owner);
    for (const fragment of line.fragments) {
      const { link } = fragment;
      const inside = link === undefined ? element : this.doc.struct("Link");
      if (inside !== element) element.add(inside);
      const content = this.doc.markStructureContent(link === undefined ? owner.type : "Link");
      this.text(fragment, x, y);
      this.doc.endMarkedContent();
      inside.add(content);
      if (link === undefined) continue;
      // pdfkit takes a plain string for a name, and an object for a text.
      const untyped: object = { structParent: inside, Contents: Object(fragment.text.trim()) as object };
      this.doc.link(x + fragment.x, y, fragment.width, line.height, link, { ...untyped });
      inside.end();
    }
  }

  private box({ x, y: top, size, checked }: Extract<Part, { type: "box" }>, y: number): void {
    this.decoration((doc) => {
      doc
        .lineWidth(0.8)
        .rect(x, y + top, size, size)
        .stroke("#63594f");
      if (checked)
        doc
          .lineWidth(1.2)
          .moveTo(x + size * 0.2, y + top + size * 0.5)
          .lineTo(x + size * 0.42, y + top + size * 0.75)
          .lineTo(x + size * 0.82, y + top + size * 0.22)
          .stroke("#2a2521");
    });
  }

  private bookmark(level: number, title: string): void {
    while ((this.bookmarks.at(-1)?.level ?? 0) >= level) this.bookmarks.pop();
    const parent = this.bookmarks.at(-1)?.outline ?? this.doc.outline;
    this.bookmarks.push({ level, outline: parent.addItem(title) });
  }

  private element(of: Tag): Element {
    const found = this.elements.get(of);
    if (found) return found;
    const untyped: object = of.scope ? { scope: of.scope } : {};
    const made = this.doc.struct(of.type, { ...untyped });
    this.elements.set(of, made);
    if (of.parent) this.element(of.parent).add(made);
    else this.doc.addStructure(made);
    return made;
  }

  private fontFor(character: string, face: Face): { shown: string; font: string } {
    const key = face + character;
    const known = this.known.get(key);
    if (known !== undefined) return { shown: character, font: known };
    const names = [face, ...this.fonts.keys()].filter((name, index) => index === 0 || name.startsWith("own"));
    const font = names.find((name) => this.fonts.get(name)?.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
    if (font !== undefined) {
      this.known.set(key, font);
      return { shown: character, font };
    }
    const substitute = substitutes.get(character);
    if (substitute === undefined && !/\p{C}|\p{M}/u.test(character)) this.missing.add(character);
    return { shown: substitute ?? (/\p{C}|\p{M}/u.test(character) ? "" : "?"), font: face };
  }
}

function collect(doc: Doc): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    doc.on("error", reject);
    doc.on("end", () => {
      const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
      }
      resolve(bytes);
    });
  });
}
