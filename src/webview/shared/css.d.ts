/** The build gathers a page's styles in its main.css. */
declare module "*.css";
