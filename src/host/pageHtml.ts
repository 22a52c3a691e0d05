/** What a panel's page is made of. */
export interface Page {
  /** The folder of `src/webview` that it was built from, such as `details`. */
  readonly name: string;
  readonly title: string;
  /** Its words in the user's language, by name. */
  readonly words: Readonly<Record<string, string>>;
}

/** The texts of its script and its style sheet, as they were built. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
}

/** What is different each time. */
interface PageOnce {
  /** Nobody can guess it: only what has it is run. */
  readonly nonce: string;
  readonly language: string;
  /** What it is to show at once, as JSON; see `connect` of the webviews. */
  readonly first?: unknown;
}

/**
 * The page's HTML. Script and style stand in it: VS Code takes longer to hand a page its files than the page to start. It may load nothing
 * and run nothing else. The words stand in an attribute, and the first state in a block of data, where nothing can be run.
 */
export function pageHtml(
  { title, words }: Page,
  { script, style }: PageFiles,
  { nonce, language, first }: PageOnce,
): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src data:",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main id="root" data-words="${escape(JSON.stringify(words))}"></main>
${first === undefined ? "" : `<script type="application/json" id="first">${inScript(JSON.stringify(first))}</script>\n`}<script nonce="${nonce}">${script}</script>
</body>
</html>
`;
}

/** A page that says what is wrong, in paragraphs. It may load nothing, and runs nothing. */
export function problemHtml(title: string, paragraphs: readonly string[], language: string): string {
  return `<!DOCTYPE html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>${escape(title)}</title>
</head>
<body>
<main role="alert">
${paragraphs.map((text) => `<p>${escape(text)}</p>`).join("\n")}
</main>
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** JSON that cannot end the element that it stands in. */
function inScript(json: string): string {
  return json.replaceAll("<", "\\u003c");
}
