import DOMPurify from "dompurify";
import type { PreviewChange } from "../../protocol/draft.js";

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
  constructor(private readonly page: HTMLElement) {
    page.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      // A file beside the document is not there yet; VS Code asks before it opens any other.
      if (link && !/^(?:https?|mailto|tel):/i.test(link.getAttribute("href") ?? "")) event.preventDefault();
    });
  }

  /** Takes a change; with `follow` what changed is scrolled to. False if it was made for other blocks than those that are shown. */
  show({ start, removed, added, total }: PreviewChange, follow: boolean): boolean {
    const { page } = this;
    const there = page.children.length;
    const goes = added.length === total ? there : removed;
    if (there - goes + added.length !== total) return false;
    if (goes === 0 && added.length === 0) return true;
    for (let count = goes; count > 0; count--) page.children[start]?.remove();
    const made = document.createDocumentFragment();
    for (const html of added) made.append(block(html));
    page.insertBefore(made, page.children[start] ?? null);
    if (follow) this.scrollTo(page.children[Math.min(start, page.children.length - 1)]);
    return true;
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
