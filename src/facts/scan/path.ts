/** Stands in for `node:path` in the chunk of the facts, which runs on both hosts: all that secretlint's rules use of it. */
export default {
  basename: (path: string): string => path.slice(path.lastIndexOf("/") + 1),
};
