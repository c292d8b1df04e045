/** What reading a log costs beside the least that any reader must do: cutting the same text at its commas. */
import { bench, describe } from 'vitest';
import { readLogFile, recordsCsv, syntheticExample } from '../../engine/deployment-log/index.ts';
import { studyOf } from './study-of.ts';

const text = recordsCsv(syntheticExample(studyOf(10_000)));
const bytes = new TextEncoder().encode(text);

describe('20,000 rows of 25 columns', () => {
  bench('cut at commas', () => {
    let cells = 0;
    for (const line of text.split('\r\n')) cells += line.split(',').length;
    if (cells < 500_000) throw new Error(`cut ${cells} cells`);
  });

  bench('read as a log, every cell checked', () => {
    if (readLogFile(bytes).log.rows !== 20_000) throw new Error('rows are missing');
  });
});
