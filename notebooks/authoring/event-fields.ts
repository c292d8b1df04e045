/** The fields of an audit event, as a list. */

import { count, decimal } from '../format/number.ts';
import { html } from './html.ts';

export function eventFields(fields: object): DocumentFragment {
  return html`<dl class="fields pairs">${Object.entries(fields).map(
    ([key, value]: [string, unknown]) =>
      html`<div><dt>${key}</dt><dd class="breakable">${fieldText(value)}</dd></div>`,
  )}</dl>`;
}

function fieldText(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(fieldText).join(', ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, part]) => `${key} ${fieldText(part)}`)
      .join('; ');
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'number') return String(value);
  return Number.isInteger(value)
    ? count(value)
    : Number.isFinite(value)
      ? decimal(value, 4)
      : 'beyond all numbers';
}
