/** Where things are kept in the user's storage: a key for each offboarding (by its id, so that it is found again when the repository has moved) and each referral. */
export const keys = {
  myDetails: "sendoff.myDetails",
  words: (offboarding: string): string => `${prefixes.words}${offboarding}`,
  client: (offboarding: string): string => `${prefixes.client}${offboarding}`,
  archive: (offboarding: string): string => `${prefixes.archive}${offboarding}`,
  referral: (id: string): string => `${prefixes.referral}${id}`,
};

export const prefixes = {
  words: "sendoff.private.",
  client: "sendoff.client.",
  archive: "sendoff.archive.",
  referral: "sendoff.referral.",
};
