/**
 * Coverage of intervals for the reduction of error-budget variance.
 *
 * The rule, written before any run:
 *
 * - **Estimand.** 1 − E[variance of burn with GenOps] / E[variance of burn in the traditional arm], over service-months of
 *   a study of 15,847 deployments in the default scenario. Expectations are over seeds in the world of the scenario
 *   (primary: a run's seed is what a reader can change), and over worlds and seeds together (secondary).
 * - **Truth.** The ratio of mean variances over 1,000 seeds that no interval is measured on; over worlds, the ratio of mean
 *   variances of the 400 worlds themselves.
 * - **Choice.** Candidates are compared on 200 seeds (`try-1` … `try-200`). The narrowest (median width) that covers at
 *   least 93% there is chosen. Candidates: percentile bootstrap over services (today's), BCa over services, Student t on
 *   the log ratio with a jackknife over services, the same by service-months, bootstrap-t on the log ratio, percentile
 *   bootstrap of m = √-smaller resamples, a jackknife over months, and t with the degrees of freedom of the jackknife's
 *   own influence values (heavy tails: few service-months decide).
 * - **Confirmation.** The chosen one must cover at least 93% of 200 fresh seeds (`confirm-1` … `confirm-200`). If none
 *   does, the claim may be undecided for that reason.
 */
export {};
