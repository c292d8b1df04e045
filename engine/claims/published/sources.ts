/** The documents in which the claims were printed. */
import type { Source } from '../claim.ts';

export const readme = (locator: string): Source => ({ document: 'README', locator });
export const abstract = (locator: string): Source => ({
  document: 'paper, abstract (JISEM 11(1s), 1518–1539)',
  locator,
});
export const replication = (locator: string): Source => ({ document: 'replication document', locator });
export const guide = (locator: string): Source => ({ document: 'reproducibility guide', locator });
export const threats = (locator: string): Source => ({
  document: 'document on threats to validity',
  locator,
});
export const reports = (locator: string): Source => ({ document: 'reports folder', locator });
/** The first release, which runs; the latest version does not import. */
export const code = (locator: string): Source => ({ document: 'published code', locator });
export const sampleDescription = (locator: string): Source => ({
  document: 'description of the sample data',
  locator,
});

/** Ranges that the package published before us. */
export const GUIDE = 'the package’s reproducibility guide';
export const REPLICATION = 'the package’s replication document';
/** Ranges that nobody published. */
export const OURS = 'ours';

/** Why no run tests a claim about printed figures. */
export const PRINTED_ONLY = 'it is a statement about printed figures, so there is nothing to run';
