import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from "yaml";

/** What is larger is no configuration that somebody wrote. */
const largest = 512 * 1024;

/** Maps may be merged with others that are merged again; in a circle, if somebody means harm. */
const deepest = 20;

/** A value in a YAML file, with where it stands. Aliases and merge keys (`<<`) are what they refer to. */
export class YamlValue {
  constructor(
    private readonly document: Document.Parsed,
    private readonly lines: LineCounter,
    private readonly node: unknown,
    /** Where it begins, or its key, in the file. */
    private readonly offset: number,
  ) {}

  /** Counted from 1. */
  get line(): number {
    return this.lines.linePos(this.offset).line;
  }

  /** A text, number or truth value as it is written; undefined for what is none. */
  get text(): string | undefined {
    const node = this.resolved(this.node);
    if (!isScalar(node) || node.value === null || node.value === undefined) return undefined;
    return typeof node.value === "string" ? node.value : (node.source ?? JSON.stringify(node.value));
  }

  /** The values of a list; a single value is a list of one, as most formats have it. Empty for a map, and for nothing. */
  get items(): readonly YamlValue[] {
    const node = this.resolved(this.node);
    if (isSeq(node)) return node.items.map((item) => this.inside(item, item));
    return this.text === undefined ? [] : [this];
  }

  /** The entries of a map by their keys, its own before merged ones; each stands where its key does. Empty for what is none. */
  get entries(): ReadonlyMap<string, YamlValue> {
    return this.entriesOf(this.node, 0);
  }

  /** What is at a way of keys; undefined where it ends before. */
  get(...keys: readonly string[]): YamlValue | undefined {
    return keys.reduce<YamlValue | undefined>((found, key) => found?.entries.get(key), this);
  }

  private entriesOf(from: unknown, depth: number): ReadonlyMap<string, YamlValue> {
    const node = this.resolved(from);
    const entries = new Map<string, YamlValue>();
    if (!isMap(node) || depth > deepest) return entries;
    const merged: unknown[] = [];
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : undefined;
      if (name === "<<") merged.push(...this.mergedIn(value));
      else if (name !== undefined) entries.set(name, this.inside(value, key));
    }
    for (const each of merged)
      for (const [name, value] of this.entriesOf(each, depth + 1)) if (!entries.has(name)) entries.set(name, value);
    return entries;
  }

  private mergedIn(value: unknown): readonly unknown[] {
    const node = this.resolved(value);
    return isSeq(node) ? node.items : [node];
  }

  private inside(node: unknown, place: unknown): YamlValue {
    return new YamlValue(this.document, this.lines, node, startOf(place) ?? startOf(node) ?? this.offset);
  }

  private resolved(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.document) : node;
  }
}

function startOf(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return undefined;
  const [start] = node.range as readonly unknown[];
  return typeof start === "number" ? start : undefined;
}

/** The documents of a YAML file; of one with a fault what comes before it. Undefined if nothing of it can be read. */
export function parseYaml(text: string): readonly YamlValue[] | undefined {
  if (text.length > largest) return undefined;
  const lines = new LineCounter();
  const documents = parsed(text, lines);
  const readable = documents?.filter(({ contents, errors }) => contents !== null || errors.length === 0);
  if (!documents || (documents.length > 0 && readable?.length === 0)) return undefined;
  return readable?.map(
    (document) => new YamlValue(document, lines, document.contents, startOf(document.contents) ?? 0),
  );
}

function parsed(text: string, lineCounter: LineCounter): readonly Document.Parsed[] | undefined {
  try {
    const documents = parseAllDocuments(text, { lineCounter, uniqueKeys: false, logLevel: "silent" });
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    // What is nested too deeply for the parser.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
