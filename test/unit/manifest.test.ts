import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { accessStates } from "../../src/core/accessStates.js";
import { accessStep } from "../../src/core/recordSteps.js";
import { sampleOffboarding } from "../support/sample.js";

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { command: string; title: string }[];
    readonly menus: Readonly<
      Record<string, readonly { command?: string; submenu?: string; when?: string; group?: string }[]>
    >;
    readonly views: Readonly<Record<string, readonly { id: string }[]>>;
    readonly viewsWelcome: readonly { view: string }[];
    readonly walkthroughs: readonly { steps: readonly Step[] }[];
    readonly keybindings: readonly { command: string; when: string; args?: { commands: string[] } }[];
  };
}

interface Step {
  readonly description: string;
  readonly media: { readonly image: string };
  readonly completionEvents: readonly string[];
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
const texts = JSON.parse(readFileSync("package.nls.json", "utf8")) as Record<string, string>;
const { commands, menus, keybindings, views, viewsWelcome, walkthroughs } = manifest.contributes;
const palette = menus.commandPalette ?? [];

describe("manifest", () => {
  it("lists the commands of the table, and no others", () => {
    const table = readFileSync("src/commands/index.ts", "utf8");
    const ids = [...table.matchAll(/^ {2}"(sendoff\.\w+)":/gm)].map(([, id]) => id);
    assert.deepEqual([...commands.map(({ command }) => command)].sort(), [...ids].sort());
  });

  it("names nothing in menus and keys that it does not have", () => {
    const known = new Set(commands.map(({ command }) => command));
    const named = [
      ...Object.values(menus).flat(),
      ...keybindings.flatMap(({ command, args }) =>
        args ? args.commands.map((each) => ({ command: each })) : [{ command }],
      ),
    ].flatMap(({ command }) => command ?? []);
    assert.deepEqual(
      named.filter((command) => command.startsWith("sendoff.") && !known.has(command)),
      [],
    );
  });

  it("shows about a dozen commands by hand, and only two while no offboarding is open", () => {
    const whenOf = (id: string) => palette.find(({ command }) => command === id)?.when;
    const always = commands.filter(({ command }) => whenOf(command) === undefined).map(({ command }) => command);
    assert.deepEqual(always, ["sendoff.start", "sendoff.myDetails"]);
    // What is for a rare state shows only while there is one.
    const usual = ["false", "sendoff.hasConflict"];
    const shown = commands.filter(({ command }) => !usual.includes(whenOf(command) ?? "")).length;
    assert.ok(shown <= 16, String(shown));
  });

  it("has at most two inline actions for a row", () => {
    const inline = (menus["view/item/context"] ?? []).filter(({ group }) => group?.startsWith("inline"));
    for (const row of [
      "offboarding",
      "piece.summary",
      "piece.email",
      "item.open",
      "item.auto",
      "record.invoice.open",
      "record.access.to-move",
    ])
      assert.ok(inline.filter(({ when }) => fits(when ?? "", row)).length <= 2, row);
  });

  it("has every inline action in the row's menu, too, where the keyboard gets to it", () => {
    const context = menus["view/item/context"] ?? [];
    const [inline, menu] = [true, false].map((isInline) =>
      context.filter(({ group }) => group?.startsWith("inline") === isInline),
    );
    const rows = ["offboarding", "broken.conflict", "piece.plan", "piece.email", "item.open", "item.auto"];
    const others = ["record.invoice.open", "record.access.to-move", "record.access.moved", "record.task.untried"];
    const missing = [...rows, ...others, "client", "client.archived", "followUp"].flatMap((row) =>
      (inline ?? [])
        .filter(({ when }) => fits(when ?? "", row))
        .filter(({ command }) => !menu?.some((each) => each.command === command && fits(each.when ?? "", row)))
        .map(({ command }) => `${command ?? ""} on ${row}`),
    );
    assert.deepEqual(missing, []);
    assert.ok((inline ?? []).length > 10);
  });

  it("offers an account's step on the row for which it comes next, and on all where several are selected", () => {
    const forSeveral = " && listMultiSelection";
    const context = (menus["view/item/context"] ?? []).filter(({ when }) => !when?.includes(forSeveral));
    // VS Code shows of several rows' menus what all of them have, and the command leaves alone what it does not fit.
    const several = (menus["view/item/context"] ?? []).filter(({ when }) => when?.includes(forSeveral));
    const commandOf = {
      moved: "sendoff.accessMoved",
      confirmed: "sendoff.accessConfirmed",
      "mine-removed": "sendoff.accessRemoved",
    } as const;
    const account = { id: "a", name: "a", kind: "dns", ownerNow: "me", ownerAfter: "client" };
    for (const state of accessStates) {
      const document = { ...sampleOffboarding(), access: [{ ...account, state }] };
      for (const next of ["moved", "confirmed", "mine-removed"] as const)
        assert.equal(
          context.some(
            ({ command, when }) => command === commandOf[next] && fits(when ?? "", `record.access.${state}`),
          ),
          accessStep(next).fits(document, "a"),
          `${next} on ${state}`,
        );
      for (const command of Object.values(commandOf))
        assert.ok(several.some((each) => each.command === command && fits(each.when ?? "", `record.access.${state}`)));
    }
  });

  it("says in every view what belongs there, while it is empty", () => {
    const ids = Object.values(views).flatMap((each) => each.map(({ id }) => id));
    assert.deepEqual(
      ids.filter((id) => !viewsWelcome.some(({ view }) => view === id)),
      [],
    );
    assert.ok(ids.length > 1);
  });

  it("leads through a first offboarding, by commands and pictures that it has", () => {
    const known = new Set([...commands.map(({ command }) => command), "sendoff.offboardings.focus"]);
    const steps = walkthroughs.flatMap((each) => each.steps);
    const named = steps.flatMap(({ description, completionEvents }) => [
      ...[...(texts[description.replaceAll("%", "")] ?? "").matchAll(/\(command:([\w.]+)\)/g)].map(
        ([, id]) => id ?? "",
      ),
      ...completionEvents.flatMap((event) => /^onCommand:(.+)$/.exec(event)?.[1] ?? []),
    ]);
    assert.deepEqual(
      named.filter((id) => !known.has(id)),
      [],
    );
    assert.ok(named.length >= steps.length);
    for (const { media } of steps) assert.ok(existsSync(media.image), media.image);
    assert.equal(walkthroughs.length, 1);
  });

  it("has a text for every placeholder, and a placeholder for every text", () => {
    const used = new Set(
      [...readFileSync("package.json", "utf8").matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? ""),
    );
    assert.deepEqual(
      Object.keys(texts).filter((key) => !used.has(key)),
      [],
    );
    assert.deepEqual(
      [...used].filter((key) => !(key in texts)),
      [],
    );
  });

  it("gives every command of the code's own to VS Code by an id of the table", () => {
    const ids = new Set(commands.map(({ command }) => command));
    const called = readdirSync("src", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) =>
        [...readFileSync(`src/${file}`, "utf8").matchAll(/executeCommand\("(sendoff\.\w+)"/g)].map(
          ([, id]) => id ?? "",
        ),
      );
    assert.deepEqual(
      called.filter((id) => !ids.has(id)),
      [],
    );
  });
});

function fits(when: string, row: string): boolean {
  const pattern = /viewItem =~ \/(.+)\/$/.exec(when)?.[1]?.replaceAll("\\\\", "\\");
  return pattern === undefined ? when.endsWith(`viewItem == ${row}`) : new RegExp(pattern).test(row);
}
