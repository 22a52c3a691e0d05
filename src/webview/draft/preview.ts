import DOMPurify from "dompurify";

/** What `toHtml` writes, and nothing else; the host has escaped everything already, so this is the second wall. */
const allowed = {
  ALLOWED_TAGS: [
    ...["h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br"],
    ...["strong", "em", "del", "a", "table", "thead", "tbody", "tr", "th", "td", "caption", "svg", "rect"],
  ],
  ALLOWED_ATTR: [
    "href",
    "rel",
    "start",
    "role",
    "scope",
    "data-label",
    "align",
    "class",
    "width",
    "height",
    "aria-hidden",
  ],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true as const,
};

/** The text as the client will see it. Only blocks that changed are drawn anew. */
export class Preview {
  private shown: readonly string[] = [];

  constructor(private readonly page: HTMLElement) {
    page.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      // A file beside the document is not there yet; VS Code asks before it opens any other.
      if (link && !/^(?:https?|mailto|tel):/i.test(link.getAttribute("href") ?? "")) event.preventDefault();
    });
  }

  /** Shows these blocks; with `follow` the first that changed is scrolled to. */
  show(blocks: readonly string[], follow: boolean): void {
    const { shown, page } = this;
    const shorter = Math.min(shown.length, blocks.length);
    let start = 0;
    while (start < shorter && shown[start] === blocks[start]) start++;
    let end = 0;
    while (end < shorter - start && shown[shown.length - 1 - end] === blocks[blocks.length - 1 - end]) end++;
    if (start === shown.length && start === blocks.length) return;
    const next = page.children[shown.length - end] ?? null;
    for (let count = shown.length - start - end; count > 0; count--) page.children[start]?.remove();
    const made = document.createDocumentFragment();
    for (const html of blocks.slice(start, blocks.length - end)) made.append(block(html));
    page.insertBefore(made, next);
    this.shown = blocks;
    if (follow) this.scrollTo(page.children[Math.min(start, page.children.length - 1)]);
  }

  private scrollTo(element: Element | undefined): void {
    const frame = this.page.parentElement;
    if (!element || !frame) return;
    const seen = frame.getBoundingClientRect();
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom > seen.bottom) frame.scrollTop += Math.min(bottom - seen.bottom, top - seen.top);
    else if (top < seen.top) frame.scrollTop += top - seen.top;
  }
}

function block(html: string): HTMLElement {
  const element = document.createElement("div");
  element.append(DOMPurify.sanitize(html, allowed));
  return element;
}
