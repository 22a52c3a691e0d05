/** What a panel's page is made of. */
export interface Page {
  /** The folder of `src/webview` that it was built from, such as `details`. */
  readonly name: string;
  readonly title: string;
  /** Its words in the user's language, by name. */
  readonly words: Readonly<Record<string, string>>;
}

/** Where its files are, as the webview names them. */
interface Places {
  readonly nonce: string;
  readonly language: string;
  /** What VS Code calls the origin of our files in a policy. */
  readonly source: string;
  readonly script: string;
  readonly style: string;
}

/** The page's HTML. The words stand in an attribute, where nothing can be run. */
export function pageHtml({ title, words }: Page, { nonce, language, source, script, style }: Places): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `font-src ${source}`,
    `img-src ${source} data:`,
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
<link rel="stylesheet" href="${escape(style)}">
</head>
<body>
<main id="root" data-words="${escape(JSON.stringify(words))}"></main>
<script nonce="${nonce}" src="${escape(script)}"></script>
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
