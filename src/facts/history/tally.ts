import type { AreaFact, MonthFact, Newest, Person } from "../../core/facts.js";
import { type Area, areaOf, tellingName } from "../areas.js";
import { kindOf } from "./kinds.js";
import { dayOf, type LogCommit } from "./log.js";
import { isBot } from "./people.js";
import { referencesIn } from "./remote.js";

/** Counts by name; grows with the names, never with the commits. */
class Counts {
  private readonly counts = new Map<string, number>();

  add(name: string, by = 1): void {
    const count = (this.counts.get(name) ?? 0) + by;
    if (count === 0) this.counts.delete(name);
    else this.counts.set(name, count);
  }

  get size(): number {
    return this.counts.size;
  }

  has(name: string): boolean {
    return this.counts.has(name);
  }

  /** Most first, then by name. */
  sorted(): { name: string; commits: number }[] {
    return [...this.counts]
      .map(([name, commits]) => ({ name, commits }))
      .sort((a, b) => b.commits - a.commits || (a.name < b.name ? -1 : 1));
  }
}

const mostReferences = 5_000;

/** Commits by month, in the months' order. */
function byMonth(counts: Counts): readonly MonthFact[] {
  return counts
    .sorted()
    .map(({ name, commits }) => ({ month: name, commits }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** The hash without the text that it was cut from, which would be kept with it. */
function own(hash: string): string {
  return Array.from(hash).join("");
}

/** Enough that some remain when Sendoff's own are taken away. */
const mostRecent = 10;

/** What can be told of commits without their files. */
export class CommitTally {
  commits = 0;
  merges = 0;
  private readonly people = new Counts();
  private readonly monthly = new Counts();
  private readonly kindly = new Counts();
  private readonly mentioned = new Counts();
  private readonly recent = new Map<string, string[]>();

  /** Newest first, as the log has them. */
  readonly add = (commit: LogCommit): void => {
    const kind = this.count(commit, 1);
    if (kind === undefined) return;
    const recent = this.recent.get(kind) ?? [];
    if (recent.length === 0) this.recent.set(kind, recent);
    if (recent.length < mostRecent) recent.push(own(commit.hash));
  };

  readonly remove = (commit: LogCommit): void => {
    const kind = this.count(commit, -1);
    const recent = kind === undefined ? undefined : this.recent.get(kind);
    if (kind !== undefined && recent)
      this.recent.set(
        kind,
        recent.filter((hash) => hash !== commit.hash),
      );
  };

  /** Answers the commit's kind; a merge has none. */
  private count(commit: LogCommit, by: 1 | -1): string | undefined {
    this.commits += by;
    this.monthly.add(dayOf(commit.at).slice(0, 7), by);
    for (const name of referencesIn(commit.subject))
      if (this.mentioned.has(name) || this.mentioned.size < mostReferences) this.mentioned.add(name, by);
    if (commit.isMerge) {
      this.merges += by;
      return undefined;
    }
    this.people.add(`${commit.name}\0${commit.email}`, by);
    const kind = kindOf(commit.subject);
    this.kindly.add(kind, by);
    return kind;
  }

  persons(isOurs: (name: string, email: string) => boolean): readonly Person[] {
    return this.people.sorted().map(({ name: key, commits }) => {
      const [name = "", email = ""] = key.split("\0");
      return { name, email, commits, bot: isBot(name, email), ours: isOurs(name, email) };
    });
  }

  get months(): readonly MonthFact[] {
    return byMonth(this.monthly);
  }

  get kinds(): readonly { name: string; commits: number }[] {
    return this.kindly.sorted();
  }

  get kindNewest(): readonly Newest[] {
    return [...this.recent].flatMap(([name, [commit]]) => (commit === undefined ? [] : [{ name, commit }]));
  }

  get references(): readonly { name: string; commits: number }[] {
    return this.mentioned.sorted();
  }
}

export const otherArea = "other";

/** Of how many areas it is told when they were worked on. */
const mostAreas = 40;

/** Which parts of the work commits touched, and when. */
export class WorkTally {
  commits = 0;
  first: string | null = null;
  last: string | null = null;
  private readonly counts = new Counts();
  private readonly monthly = new Counts();
  private readonly areaMonthly = new Map<string, Counts>();
  private readonly products = new Map<string, boolean>();
  private readonly newest = new Map<string, string>();

  /** Newest first, as the log has them. */
  add(commit: LogCommit, areas: readonly Area[]): void {
    this.commits++;
    const day = dayOf(commit.at);
    if (this.first === null || day < this.first) this.first = day;
    if (this.last === null || day > this.last) this.last = day;
    const month = day.slice(0, 7);
    this.monthly.add(month);
    const names = new Set<string>();
    for (const area of areas) {
      if (names.has(area.name)) continue;
      names.add(area.name);
      this.products.set(area.name, area.product);
      this.count(area.name, month, commit.hash);
    }
    if (names.size === 0) this.count(otherArea, month, commit.hash);
  }

  private count(area: string, month: string, hash: string): void {
    this.counts.add(area);
    if (!this.newest.has(area)) this.newest.set(area, own(hash));
    const monthly = this.areaMonthly.get(area) ?? new Counts();
    this.areaMonthly.set(area, monthly);
    monthly.add(month);
  }

  /** Commits whose files could not be read. */
  addUnread(commits: number): void {
    if (commits > 0) this.counts.add(otherArea, commits);
  }

  get areas(): readonly AreaFact[] {
    return this.counts.sorted().map((count) => ({ ...count, product: this.products.get(count.name) ?? false }));
  }

  get areaNewest(): readonly Newest[] {
    return [...this.newest].map(([name, commit]) => ({ name, commit }));
  }

  get months(): readonly MonthFact[] {
    return byMonth(this.monthly);
  }

  get areaMonths(): readonly { readonly name: string; readonly months: readonly MonthFact[] }[] {
    return this.counts
      .sorted()
      .slice(0, mostAreas)
      .map(({ name }) => ({ name, months: byMonth(this.areaMonthly.get(name) ?? new Counts()) }));
  }
}

/** `areaOf` for many paths of few folders: remembers what it said for each file's folder and ending. */
export function rememberedAreas(): (path: string) => Area {
  const known = new Map<string, Area>();
  return (path) => {
    const file = path.slice(path.lastIndexOf("/") + 1);
    const ending = tellingName.test(file) ? file : file.replace(/^[^._-]*/, "");
    const key = path.slice(0, path.length - file.length) + ending;
    const found = known.get(key);
    if (found) return found;
    const area = areaOf(path);
    if (known.size > 20_000) known.clear();
    known.set(key, area);
    return area;
  };
}
