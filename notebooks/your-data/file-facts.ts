/** What was read, in a few lines: rows, arms, dates, format. */

import { fieldIndex } from '../../engine/deployment-log/fields.ts';
import type { LogFormat } from '../../engine/deployment-log/inspect.ts';
import { unitOfName } from '../../engine/deployment-log/times.ts';
import { dateOfDay } from '../../engine/domain/calendar.ts';
import { MINUTES_PER_DAY } from '../../engine/domain/clock.ts';
import type { LogResult } from '../../workers/log-contract.ts';
import { element, html } from '../authoring/html.ts';
import { armNames } from '../charts/estimate-mark.ts';
import { count, plural } from '../format/number.ts';

const delimiterNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

export function fileFacts(result: LogResult): HTMLElement {
  const { rows, leftOut, setAside, without, log, measures } = result;
  const kept = (['genops', 'traditional'] as const).flatMap((arm) => {
    const n = measures.arms[arm]?.deployments ?? 0;
    return n === 0 ? [] : [`${count(n)} ${armNames[arm]}`];
  });
  const items: readonly (readonly [string, string])[] = [
    ['Format', result.inspection === null ? 'not read' : formatText(result.inspection.format)],
    ['Rows', count(rows)],
    ['Judged', log.rows === 0 ? 'none' : kept.join(', ')],
    ['Left out', leftOut === 0 ? 'none' : `${plural(leftOut, 'row')} with problems`],
    ...(setAside === 0 ? [] : [['Set aside', `${plural(setAside, 'row')}, as you said`] as const]),
    ...(without.status === 0
      ? []
      : [['Without a status', `${plural(without.status, 'row')}: in the cycle times only`] as const]),
    ...(without.duration === 0
      ? []
      : [['Without a cycle time', `${plural(without.duration, 'row')}: in the rates only`] as const]),
    ...(log.knows.duration ? [['Cycle times', unitText(result)] as const] : []),
    ...(log.span === null ? [] : [['Dates', `${dateAt(log.span.from)} to ${dateAt(log.span.to)}`] as const]),
  ];
  return element`<dl class="log-facts pairs cluster digits flush">${items.map(
    ([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`,
  )}</dl>`;
}

/** In which unit bare numbers were read; a unit that the file does not say is a guess, and is called one. */
function unitText({ inspection, mapping }: LogResult): string {
  const column = mapping?.columns[fieldIndex('outcome.duration_minutes')] ?? null;
  const said = column === null ? null : unitOfName(inspection?.names[column] ?? '');
  if (mapping?.durationUnit === 'text') return 'in the unit of each cell; bare numbers taken for minutes';
  if (column === null) return 'from start to end';
  if (mapping?.durationUnit === null || mapping === null) return 'not counted: the unit is not known';
  return said === mapping.durationUnit
    ? `in ${said}`
    : `in ${mapping.durationUnit}: the column’s name does not say so`;
}

function formatText(format: LogFormat): string {
  switch (format.kind) {
    case 'csv':
      return `CSV, parted by ${delimiterNames[format.delimiter]}`;
    case 'json':
    case 'json-rows':
    case 'json-columns':
      return 'JSON';
    case 'json-lines':
      return 'JSON Lines';
  }
}

const dateAt = (minute: number): string => dateOfDay(Math.floor(minute / MINUTES_PER_DAY));
