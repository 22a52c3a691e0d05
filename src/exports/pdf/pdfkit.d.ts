/** What pdfkit has and its types do not say. */
declare namespace PDFKit {
  interface PDFDocument {
    /** The font that is drawn with now. */
    readonly _font: {
      widthOfString(text: string, size: number): number;
      readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
    };
  }
}
