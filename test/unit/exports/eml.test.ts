import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fc from "fast-check";
import { simpleParser } from "mailparser";
import { describe, it } from "mocha";
import PostalMime from "postal-mime";
import { isUserError } from "../../../src/core/errors.js";
import { renderDraft } from "../../../src/drafts/render.js";
import { readAddresses } from "../../../src/exports/addresses.js";
import { type Email, emailOf, emlText } from "../../../src/exports/eml.js";
import { mailtoLink } from "../../../src/exports/mailto.js";
import { emptyOffboarding, everyReason, fullOffboarding, modelOf } from "../../support/builders.js";

/** What a reader makes of a message, in one shape for all readers. */
interface Read {
  readonly subject: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly text: string;
  readonly html: string;
}

const plainEnds = (text: string) => text.replace(/\r\n/g, "\n").trimEnd();
const shown = (name: string | undefined, address: string | undefined) => `${name ?? ""} <${address ?? ""}>`;

async function byPostalMime(eml: string): Promise<Read> {
  const { subject = "", to = [], cc = [], text = "", html = "" } = await PostalMime.parse(eml);
  const list = (entries: typeof to) => entries.map(({ name, address }) => shown(name, address));
  return { subject, to: list(to), cc: list(cc), text: plainEnds(text), html: plainEnds(html) };
}

async function byMailparser(eml: string): Promise<Read> {
  const { subject = "", to, cc, text = "", html } = await simpleParser(eml, { skipTextLinks: true });
  const list = (found: typeof to) =>
    [found ?? []].flat().flatMap(({ value }) => value.map(({ name, address }) => shown(name, address)));
  return {
    subject,
    to: list(to),
    cc: list(cc),
    text: plainEnds(text),
    html: plainEnds(typeof html === "string" ? html : ""),
  };
}

const python = `
import sys, json, email, email.policy
def read(eml):
    m = email.message_from_bytes(eml.encode(), policy=email.policy.default)
    people = lambda h: [f"{a.display_name} <{a.addr_spec}>" for a in m[h].addresses] if m[h] else []
    part = lambda kind: m.get_body((kind,)).get_content()
    return {"subject": m["subject"] or "", "to": people("to"), "cc": people("cc"), "text": part("plain"), "html": part("html"),
        "defects": [str(d) for p in m.walk() for d in p.defects], "unsent": m["X-Unsent"]}
print(json.dumps([read(eml) for eml in json.load(sys.stdin)]))
`;

function byPython(emls: readonly string[]): readonly Read[] {
  const answer = execFileSync("python3", ["-c", python], { input: JSON.stringify(emls), encoding: "utf8" });
  return (JSON.parse(answer) as (Read & { defects: unknown[]; unsent: string })[]).map((read) => {
    assert.deepEqual(read.defects, []);
    assert.equal(read.unsent, "1");
    const { subject, to, cc, text, html } = read;
    return { subject, to, cc, text: plainEnds(text), html: plainEnds(html) };
  });
}

function expected({ subject, to = "", cc = "", text, html }: Email): Read {
  const list = (written: string) => (readAddresses(written) ?? []).map(({ name, address }) => shown(name, address));
  return { subject, to: list(to), cc: list(cc), text: plainEnds(text), html: plainEnds(html) };
}

const odd: Email = {
  from: "Änna Bérg <anna@berg.example>",
  to: '"Holm, Jane" <jane@holm.example>, Tóm Hølm <tom@holm.example>',
  cc: "someone@holm.example",
  subject: "Øl & brød – 50 % … and a subject that goes on and on until no line of a header could hold all of it 🥖🥐",
  text: "Grüße!\n\n.\n..\nFrom here on = 100 %\ttab \nend of line: x \n--=_sendoff_alternative\n",
  html: `<p>Gr&uuml;&szlig;e 🥖 ${"long ".repeat(60)}=</p>\n`,
};

const emails: readonly (readonly [name: string, email: Email])[] = [
  ["odd signs", odd],
  ...everyReason.map((reason): readonly [string, Email] => {
    const offboarding = fullOffboarding({ reason });
    return [reason, emailOf(renderDraft("email", modelOf(offboarding)), offboarding, "en")];
  }),
];

describe("an .eml file", () => {
  it("shows a letter's headings as lines of a letter, not of a page", () => {
    for (const reason of everyReason) {
      const offboarding = fullOffboarding({ reason });
      const { html } = emailOf(renderDraft("email", modelOf(offboarding)), offboarding, "en");
      assert.match(html, /<h3>What is still to pay<\/h3>/);
      assert.doesNotMatch(html, /<h[12]>/);
    }
  });

  it("says the language that its text is in", () => {
    assert.match(emailOf("Bye\n", {}, "en").html, /<html lang="en">/);
    assert.match(emailOf("Servus\n", {}, "de-AT").html, /<html lang="de-AT">/);
  });

  it("is read back equal by postal-mime", async () => {
    for (const [name, email] of emails) assert.deepEqual(await byPostalMime(emlText(email)), expected(email), name);
  });

  it("is read back equal by mailparser", async () => {
    for (const [name, email] of emails) assert.deepEqual(await byMailparser(emlText(email)), expected(email), name);
  });

  it("is read back equal, without a defect, by Python", function () {
    if (spawnSync("python3", ["--version"]).status !== 0) this.skip();
    assert.deepEqual(
      byPython(emails.map(([, email]) => emlText(email))),
      emails.map(([, email]) => expected(email)),
    );
  }).timeout(20_000);

  it("has CRLF only, short lines, no signs but ASCII, and no date", () => {
    for (const [name, email] of emails) {
      const eml = emlText(email);
      assert.doesNotMatch(eml, /[^\r]\n|\r[^\n]/, name);
      assert.match(eml, /^[\t\r\n -~]*$/, name);
      assert.ok(
        eml.split("\r\n").every((line) => line.length <= 78),
        name,
      );
      assert.doesNotMatch(eml, /^Date:/m);
      assert.match(eml, /^X-Unsent: 1\r$/m);
    }
  });

  it("has encoded words on lines of at most 76 characters, as RFC 2047 wants them", () => {
    for (let length = 1; length < 200; length++) {
      const [header = ""] = emlText({ ...odd, subject: "ü".repeat(length) }).split(/\r\n(?=X-Unsent)/);
      for (const line of header.split("\r\n")) assert.ok(line.length <= 76, line);
    }
  });

  it("has the receivers and the subject that the fields show, however they are written in the file", () => {
    const offboarding = fullOffboarding();
    const fields = "to:\n  - jane@holm.example\n  - tom@holm.example\ncc: [anna@holm.example]\nsubject: 2026";
    const { to, cc, subject } = emailOf(`---\n${fields}\n---\n\nBye\n`, offboarding, "en");
    assert.deepEqual([to, cc, subject], ["jane@holm.example, tom@holm.example", "anna@holm.example", "2026"]);
    assert.equal(emailOf("---\nsubject: true\n---\n\nBye\n", offboarding, "en").subject, "true");
  });

  it("shows a name that looks like an encoded word as it was written", async () => {
    for (const name of ["=?utf-8?B?RXZl?=", '"=?utf-8?B?RXZl?=, Jane"']) {
      const email = { ...odd, to: `${name} <jane@holm.example>` };
      assert.deepEqual((await byPostalMime(emlText(email))).to, expected(email).to);
      assert.deepEqual((await byMailparser(emlText(email))).to, expected(email).to);
    }
  });

  it("is the same bytes for the same email", () => {
    assert.equal(emlText(odd), emlText({ ...odd }));
  });

  it("leaves out a receiver who is not known", () => {
    const offboarding = emptyOffboarding();
    const email = emailOf(renderDraft("email", modelOf(offboarding, null)), offboarding, "en");
    assert.doesNotMatch(emlText(email), /^To:|client: email/m);
  });

  it("refuses addresses with a line end in them, or that are none", () => {
    for (const to of [
      "jane@holm.example\r\nBcc: evil@evil.example",
      "jane@holm.example\nX: y",
      "jane",
      "a@b.example <",
    ])
      assert.throws(
        () => emlText({ ...odd, to }),
        (error) => isUserError(error) && error.field === "to",
      );
  });

  it("takes no header from a subject", async () => {
    const eml = emlText({ ...odd, subject: "Bye\r\nBcc: evil@evil.example\r\n\r\n<script>" });
    assert.doesNotMatch(eml, /^Bcc:/m);
    assert.equal((await PostalMime.parse(eml)).subject, "Bye Bcc: evil@evil.example <script>");
  });

  it("is read back equal whatever it says", async () => {
    const text = fc
      .string({ unit: "grapheme", maxLength: 200 })
      .map((value) => value.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/gu, " "));
    await fc.assert(
      fc.asyncProperty(text, fc.array(text, { maxLength: 5 }), async (subject, lines) => {
        const clean = subject.replace(/\s+/g, " ").trim();
        const body = `x${lines.join("\n")}x\n`;
        const read = await PostalMime.parse(emlText({ subject: clean, text: body, html: body }));
        assert.equal(read.subject ?? "", clean);
        assert.equal(plainEnds(read.text ?? ""), plainEnds(body));
        assert.equal(plainEnds(read.html ?? ""), plainEnds(body));
      }),
      { numRuns: 100 },
    );
  }).timeout(20_000);
});

describe("a mailto link", () => {
  it("says what the email says, whatever signs are in it", () => {
    const email: Email = { ...odd, subject: "A + B & C = 100 % #1?", text: "One+one\nTwo & three\n" };
    const { link, tooLong } = mailtoLink(email);
    assert.match(
      link,
      /^mailto:jane@holm\.example,tom@holm\.example\?cc=someone@holm\.example&subject=[^&\s+]*&body=[^&\s+]*$/,
    );
    const { searchParams } = new URL(link);
    assert.equal(searchParams.get("subject"), email.subject);
    assert.equal(searchParams.get("body"), "One+one\r\nTwo & three");
    assert.equal(tooLong, false);
  });

  it("is too long for a letter of a page", () => {
    assert.ok(mailtoLink({ ...odd, text: "word ".repeat(400) }).tooLong);
  });

  it("never breaks, whatever is in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (text, to) => {
        const { link } = mailtoLink({ subject: text, text, html: "", to });
        assert.match(link, /^mailto:[^\s<>"]*$/);
      }),
    );
  });
});
