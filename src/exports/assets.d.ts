/** A style sheet as text, as esbuild.mjs loads it. */
declare module "*.css" {
  const text: string;
  export default text;
}

/** A page's own script as text: it is not run here, and goes out byte for byte, since the page's policy knows its hash. */
declare module "*.script.txt" {
  const text: string;
  export default text;
}
