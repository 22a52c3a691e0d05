/*
 * The chunk that both hosts load when a PDF is first made: pdfkit and everything that lays out its pages. It may use neither Node nor
 * the DOM, so that both hosts make the same bytes.
 */
export type { FontFiles } from "./fonts.js";
export { type RenderedPdf, renderPdf } from "./renderPdf.js";
