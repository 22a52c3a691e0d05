import type { Child, Container, Document, Model } from "./jsoncDocuments.js";

/** A comment: its mark in the text, and the tags of all that it stands or falls with, from the outside in. */
export interface Comment {
  readonly mark: string;
  readonly owners: readonly number[];
  /** It is inside a list whose elements have no ids, so who it belongs to after a change is a guess. */
  readonly loose: boolean;
}

/** The marks of the comments of a text, in order. No string of a generated document holds such a sign. */
export function marksOf(text: string): readonly string[] {
  return text.match(/§\d+§/g) ?? [];
}

/** A document as text, and its comments. */
export function writeDocument(document: Document): { readonly text: string; readonly comments: readonly Comment[] } {
  const writer = new DocumentWriter(document);
  return { text: writer.file(), comments: writer.comments };
}

interface Owner {
  readonly owners: readonly number[];
  readonly loose: boolean;
}

class DocumentWriter {
  readonly comments: Comment[] = [];
  constructor(private readonly document: Document) {}

  file(): string {
    const { root, eol, top, finalBreak } = this.document;
    const nobody = { owners: [], loose: false };
    const before = top ? this.block(nobody) + eol : "";
    return before + this.container(root, "", nobody) + (finalBreak ? eol : "");
  }

  private model(model: Model, indent: string, owner: Owner): string {
    return model.kind === "scalar" ? JSON.stringify(model.value) : this.container(model, indent, owner);
  }

  private container(node: Container, indent: string, around: Owner): string {
    const owner = { owners: [...around.owners, node.tag], loose: around.loose };
    const inner = node.dress.lines ? this.onLines(node, indent, owner) : this.onOneLine(node, indent, owner);
    return node.kind === "object" ? `{${inner}}` : `[${inner}]`;
  }

  private onLines(node: Container, indent: string, owner: Owner): string {
    const { eol, unit } = this.document;
    const { head, tail, hugs } = node.dress;
    const line = eol + indent + unit;
    let text = head === "line" ? ` ${this.line(owner)}` : head === "block" ? ` ${this.block(owner)}` : "";
    text += node.children.map((_, i) => this.childOnLine(node, i, indent + unit, owner)).join("");
    for (let i = 0; i < tail; i++) text += line + (i === 0 ? this.line(owner) : this.long(owner));
    if (text === "" || (hugs && tail === 0 && endsLine(node.children.at(-1)))) return text + node.dress.pad;
    return text + eol + indent;
  }

  private childOnLine(node: Container, i: number, indent: string, around: Owner): string {
    const child = node.children[i];
    if (!child) return "";
    const { trail, after, space } = child.dress;
    const owner = ownerOf(node, child, around);
    const { commasFirst, trailing } = node.dress;
    let text = this.before(node, i, indent, owner);
    text += this.bare(node, child, indent, owner) + (trail ? ` ${this.block(owner)}` : "");
    const next = node.children[i + 1];
    if (next ? !commasFirst || isJoined(node, i + 1) : !commasFirst && trailing) text += ",";
    if (after === "line") text += ` ${this.line(owner)}`;
    if (after === "block") text += ` ${this.block(owner)}`;
    if (after === "long") text += ` ${this.long(owner)}`;
    return text + (space ? " " : "");
  }

  /** What stands before a child: line breaks, comments, and its predecessor's comma if commas come first. */
  private before(node: Container, i: number, indent: string, owner: Owner): string {
    const { eol } = this.document;
    const { lead = 0, blank, before } = node.children[i]?.dress ?? {};
    const comment = before ? `${this.block(owner)} ` : "";
    if (isJoined(node, i)) return ` ${comment}`;
    let text = blank ? eol : "";
    for (let n = 0; n < lead; n++) text += eol + indent + (n === 0 ? this.line(owner) : this.long(owner));
    return text + eol + indent + (node.dress.commasFirst && i > 0 ? ", " : "") + comment;
  }

  private onOneLine(node: Container, indent: string, around: Owner): string {
    const { pad, trailing, head } = node.dress;
    if (node.children.length === 0) return head === "none" ? pad : pad + this.block(around) + pad;
    const children = node.children.map((child) => {
      const owner = ownerOf(node, child, around);
      const before = child.dress.before ? `${this.block(owner)} ` : "";
      return before + this.bare(node, child, indent, owner) + (child.dress.trail ? ` ${this.block(owner)}` : "");
    });
    const last = node.children.at(-1);
    const comma = trailing ? "," : "";
    const behind = trailing && last?.dress.after === "block" ? ` ${this.block(ownerOf(node, last, around))}` : "";
    return pad + children.join(`,${pad}`) + comma + behind + pad;
  }

  private bare(node: Container, child: Child, indent: string, owner: Owner): string {
    const key = child.key === undefined ? "" : JSON.stringify(child.key) + node.dress.colon;
    return key + this.model(child.node, indent, owner);
  }

  private line(owner: Owner): string {
    return `// ${this.mark(owner)} "a": [1, /*`;
  }

  private block(owner: Owner): string {
    return `/* ${this.mark(owner)} // , */`;
  }

  private long(owner: Owner): string {
    const { eol } = this.document;
    return `/* ${this.mark(owner)} {${eol}   "b": 2,${eol}${eol}*/`;
  }

  private mark({ owners, loose }: Owner): string {
    const mark = `§${String(this.comments.length)}§`;
    this.comments.push({ mark, owners, loose });
    return mark;
  }
}

/** Whether the next thing can stand on the line on which a child ends. */
function endsLine(child: Child | undefined): boolean {
  return child?.dress.after === "none" && !child.dress.space;
}

function isJoined(node: Container, i: number): boolean {
  return node.children[i]?.dress.joined === true && endsLine(node.children[i - 1]);
}

function ownerOf(node: Container, child: Child, around: Owner): Owner {
  return { owners: [...around.owners, child.tag], loose: around.loose || node.kind === "loose" };
}
