/** A style sheet as text, as esbuild.mjs loads it. */
declare module "*.css" {
  const text: string;
  export default text;
}
