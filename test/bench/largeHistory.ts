interface Made {
  readonly message: string;
  readonly name: string;
  readonly email: string;
  readonly at: string;
  readonly files: Readonly<Record<string, string>>;
}

const areas = ["checkout", "catalogue", "opening-hours", "accounts", "search", "newsletter", "vouchers", "api"];
const verbs = ["Fix", "Add", "feat:", "Update", "Remove", "Tidy", "docs:", "wip"];

/** A history of years: a few people, many folders, two files a commit. The same each time. */
export function largeHistory(commits: number): Made[] {
  const begin = Date.UTC(2012, 0, 1);
  const step = (14 * 365 * 24 * 3600 * 1000) / commits;
  return Array.from({ length: commits }, (_, nth) => {
    const area = areas[(nth * 7) % areas.length] ?? "api";
    const person = `Person ${String((nth * nth) % 40)}`;
    return {
      message: `${verbs[nth % verbs.length] ?? "Fix"} ${area} part ${String(nth)} (#${String(nth % 900)})`,
      name: person,
      email: `${person.replace(" ", "").toLowerCase()}@shop.example`,
      at: new Date(Math.floor((begin + nth * step) / 1000) * 1000).toISOString(),
      files: {
        [`src/${area}/file${String(nth % 60)}.ts`]: `${String(nth)}\n`,
        [`test/${area}/file${String(nth % 60)}.test.ts`]: `${String(nth)}\n`,
      },
    };
  });
}
