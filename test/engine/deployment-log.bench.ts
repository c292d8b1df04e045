/** What reading a log costs beside the least that any reader must do: cutting the same text at its commas, or parsing it. */
import { bench, describe } from 'vitest';
import { readLogFile } from '../../engine/deployment-log/index.ts';
import { recordsCsv, recordsJson, syntheticExample } from '../../engine/own-data/index.ts';
import { studyOf } from './study-of.ts';

const records = [...syntheticExample(studyOf(10_000))];
const text = recordsCsv(records);
const json = recordsJson(records);
const encoder = new TextEncoder();
const [csvBytes, jsonBytes] = [encoder.encode(text), encoder.encode(json)];

describe('20,000 rows of 25 columns', () => {
  bench('cut at commas', () => {
    let cells = 0;
    for (const line of text.split('\r\n')) cells += line.split(',').length;
    if (cells < 500_000) throw new Error(`cut ${cells} cells`);
  });

  bench('read as a log of CSV, every cell checked', () => {
    if (readLogFile(csvBytes).log.rows !== 20_000) throw new Error('rows are missing');
  });

  bench('parsed as JSON, all at once', () => {
    const { deployments } = JSON.parse(json) as { deployments: unknown[] };
    if (deployments.length !== 20_000) throw new Error('records are missing');
  });

  bench('read as a log of JSON, every cell checked', () => {
    if (readLogFile(jsonBytes).log.rows !== 20_000) throw new Error('rows are missing');
  });
});
