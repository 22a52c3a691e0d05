import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
} from "yaml";

/** What is larger is no configuration that somebody wrote. */
const largest = 512 * 1024;

/** Maps are merged with maps that are merged again; whoever means harm does it a thousand times, or in a circle. */
const deepest = 20;

/** What is known of a file with all its documents. */
interface File {
  readonly lines: LineCounter;
  readonly aliases: ReadonlyMap<unknown, unknown>;
  /** What at least one alias leads to. */
  readonly targets: ReadonlySet<unknown>;
  /** The entries of maps that were asked for: many aliases may lead to one. */
  readonly entries: Map<unknown, ReadonlyMap<string, YamlValue>>;
}

/** A value in a YAML file, with where it stands. Aliases and merge keys (`<<`) are what they refer to. */
export class YamlValue {
  private readonly node: unknown;

  constructor(
    private readonly file: File,
    node: unknown,
    /** Where it begins, or its key, in the file. */
    private readonly offset: number,
  ) {
    this.node = file.aliases.get(node) ?? node;
  }

  /** Counted from 1. */
  get line(): number {
    return this.file.lines.linePos(this.offset).line;
  }

  /** A text, number or truth value as it is written; undefined for what is none. */
  get text(): string | undefined {
    const { node } = this;
    if (!isScalar(node) || node.value === null || node.value === undefined) return undefined;
    return typeof node.value === "string" ? node.value : (node.source ?? JSON.stringify(node.value));
  }

  /** The comment that stands beside it; undefined where there is none. */
  get remark(): string | undefined {
    const remark = isNode(this.node) ? this.node.comment?.split("\n")[0]?.trim() : undefined;
    return remark === "" ? undefined : remark;
  }

  /** Whether it or something in it is referred to from somewhere. */
  get isReferredTo(): boolean {
    return this.parts.some(({ node }) => this.file.targets.has(node));
  }

  /** It and every value below it, each once: aliases are not followed. */
  get parts(): readonly YamlValue[] {
    const parts: YamlValue[] = [];
    const waiting: YamlValue[] = [this];
    for (let part = waiting.pop(); part; part = waiting.pop()) {
      parts.push(part);
      const { node } = part;
      if (!isCollection(node)) continue;
      for (const item of node.items.toReversed()) {
        const [value, place] = isPair(item) ? [item.value, item.key] : [item, item];
        if (isNode(value) && !isAlias(value)) waiting.push(part.inside(value, place));
      }
    }
    return parts;
  }

  /** The values of a list; a single text is a list of one, as most formats have it. Empty for a map, and for nothing. */
  get items(): readonly YamlValue[] {
    if (isSeq(this.node)) return this.node.items.map((item) => this.inside(item, item));
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
    const node = this.file.aliases.get(from) ?? from;
    const known = this.file.entries.get(node);
    if (known) return known;
    const entries = new Map<string, YamlValue>();
    if (!isMap(node) || depth > deepest) return entries;
    this.file.entries.set(node, entries);
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
    const node = this.file.aliases.get(value) ?? value;
    return isSeq(node) ? node.items : [node];
  }

  private inside(node: unknown, place: unknown): YamlValue {
    return new YamlValue(this.file, node, startOf(place) ?? startOf(node) ?? this.offset);
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
  try {
    const lines = new LineCounter();
    const found = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: false, logLevel: "silent" });
    const documents: readonly Document.Parsed[] = Array.isArray(found) ? found : [];
    const readable = documents.filter(({ contents, errors }) => contents !== null || errors.length === 0);
    if (documents.length > 0 && readable.length === 0) return undefined;
    return readable.map((document) => {
      const aliases = aliasesIn(document);
      const entries = new Map<unknown, ReadonlyMap<string, YamlValue>>();
      const file = { lines, aliases, targets: new Set(aliases.values()), entries };
      return new YamlValue(file, document.contents, startOf(document.contents) ?? 0);
    });
  } catch (error) {
    // What is nested too deeply for the parser.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * What each alias refers to: the last anchor of its name before it. The library would look for that anew each time, and what it has to
 * walk through a document takes ever longer the deeper it goes.
 */
function aliasesIn({ contents }: Document.Parsed): ReadonlyMap<unknown, unknown> {
  const anchors = new Map<string, unknown>();
  const aliases = new Map<unknown, unknown>();
  const waiting: unknown[] = [contents];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (isAlias(node)) aliases.set(node, anchors.get(node.source));
    else if (isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isPair(node)) waiting.push(node.value, node.key);
    // Not by spreading: a list may have more items than a call can have arguments.
    if (isCollection(node)) for (let nth = node.items.length - 1; nth >= 0; nth--) waiting.push(node.items[nth]);
  }
  return aliases;
}
