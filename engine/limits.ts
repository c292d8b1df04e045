/** What a run may ask for at most. Whatever checks these limits, or names them, reads them here. */

/** Deployments of one run, of the study and of a replay. */
export const MOST_DEPLOYMENTS = 1_000_000;

/** Characters of a seed, as JavaScript counts them; digits of a replay's. */
export const LONGEST_SEED = 200;

const mostInWords = String(MOST_DEPLOYMENTS).replace(/\B(?=(\d{3})+$)/g, ',');

/** What is expected of a number of deployments, as messages say it. */
export const deploymentsInWords = `a whole number from 1 to ${mostInWords}`;

/** What is expected of a seed, as messages say it. */
export const seedInWords = `text of 1 to ${LONGEST_SEED} characters`;
