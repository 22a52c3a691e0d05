/** What the first page of a handoff answers (product.md, section 9). */
export const fiveQuestions = [
  "What was done?",
  "What is mine now?",
  "What do I do when?",
  "Whom do I call?",
  "What do I still owe?",
] as const;
