import { gap } from "./words.js";

/**
 * What a reader would expect and nobody has filled in. A gap stands in the text in square brackets, as
 * `[deliverable: benefit]`: seen by whoever reads the draft, and found by the checks before anything is sent.
 */
export const gaps = {
  yourName: gap("your name"),
  yourContact: gap("your email or phone"),
  clientEmail: gap("client: email"),
  balance: gap("balance: unknown"),
  deliverables: gap("deliverables: not listed yet"),
  benefit: gap("deliverable: benefit"),
  remaining: gap("deliverable: what is missing"),
  jobs: gap("jobs: not listed yet"),
  issues: gap("known issues: not listed yet"),
  accounts: gap("accounts: not listed yet"),
  invoiceDue: gap("invoice: due day"),
  howToPay: gap("invoice: how to pay"),
  restart: gap("restart: day"),
  run: gap("developer: how to run it"),
  deploy: gap("developer: how to deploy it"),
  referral: gap("referral: name"),
  referralService: gap("referral: what for"),
} as const;
