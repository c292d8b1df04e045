/** A form whose fields stand in the page's address: numbers and choices, each with a default. Its value is what they say. */

import { decimal } from '../format/number.ts';
import { withUnit } from '../format/parameter.ts';
import type { PageAddress } from './define.ts';
import { element, type Hole, html } from './html.ts';
import { viewKey } from './links.ts';

type AddressField =
  /** A ratio is typed as a percentage, where its unit says so. */
  | {
      readonly kind: 'number';
      readonly label: string;
      readonly unit: string;
      readonly value: number;
      readonly range: readonly [number, number];
      readonly whole?: boolean;
    }
  | {
      readonly kind: 'choice';
      readonly label: string;
      readonly value: string;
      readonly options: Readonly<Record<string, string>>;
    };

/** Names: letters only, since they stand in the address. */
export type AddressFields = Readonly<Record<string, AddressField>>;
export type FieldValues<F extends AddressFields> = {
  readonly [K in keyof F]: F[K] extends { readonly kind: 'number' } ? number : string;
};

export type AddressForm<F extends AddressFields> = HTMLElement & {
  readonly value: FieldValues<F>;
  /** Sets some fields, as a preset does. */
  readonly set: (values: Partial<FieldValues<F>>) => void;
};

const isAllowed = (field: AddressField, value: unknown): boolean =>
  field.kind === 'choice'
    ? typeof value === 'string' && Object.hasOwn(field.options, value)
    : typeof value === 'number' &&
      value >= field.range[0] &&
      value <= field.range[1] &&
      (!field.whole || Number.isInteger(value));

/** What an address says of the fields: `traffic-900_judge-always-valid`. What cannot be read keeps its default, and is named. */
export function readFields<F extends AddressFields>(
  fields: F,
  query: string,
): { readonly values: FieldValues<F>; readonly unread: readonly string[] } {
  const values: Record<string, number | string> = {};
  for (const [name, { value }] of Object.entries(fields)) values[name] = value;
  const unread: string[] = [];
  for (const pair of (new URLSearchParams(query).get(viewKey) ?? '').split('_').filter(Boolean)) {
    const [, name = '', text = ''] = /^([a-z]+)-(.+)$/i.exec(pair) ?? [];
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const value =
      field?.kind === 'number' ? (/^\d+(\.\d+)?(e-\d+)?$/.test(text) ? Number(text) : Number.NaN) : text;
    if (field !== undefined && isAllowed(field, value)) values[name] = value;
    else unread.push(pair);
  }
  return { values: values as FieldValues<F>, unread };
}

/** As it stands in the address; null where all are defaults. */
export function writeFields<F extends AddressFields>(fields: F, values: FieldValues<F>): string | null {
  const changed = Object.entries(fields).filter(([name, { value }]) => values[name] !== value);
  return changed.length === 0 ? null : changed.map(([name]) => `${name}-${values[name]}`).join('_');
}

const scaleOf = ({ unit }: { readonly unit: string }): number => (unit === '%' ? 100 : 1);
const typed = (field: AddressField, value: number | string): string =>
  field.kind === 'choice' ? String(value) : String(Number((Number(value) * scaleOf(field)).toPrecision(12)));

/** @param more above the fields: presets */
export function addressForm<F extends AddressFields>(
  label: string,
  fields: F,
  { query, keep }: PageAddress,
  more: Hole = null,
): AddressForm<F> {
  const read = readFields(fields, query);
  let values = read.values;
  const controls = Object.entries(fields).map(([name, field]) => {
    const id = `view-${name}`;
    const control =
      field.kind === 'choice'
        ? (element`<select class="input" id="${id}">${Object.entries(field.options).map(
            ([value, words]) => html`<option value="${value}">${words}</option>`,
          )}</select>` as HTMLSelectElement)
        : (element`<input class="input number" id="${id}" type="number" step="any" aria-describedby="${id}-about">` as HTMLInputElement);
    return { name, field, id, control };
  });
  const problem = element`<p class="field-error" role="status"></p>`;
  const root = element`<form class="stack gap-16 card ui no-print" aria-label="${label}" novalidate autocomplete="off">${more}<div class="grid own__fields">${controls.map(
    ({ field, id, control }) =>
      html`<div class="field"><label for="${id}">${field.label}</label>${control}<span class="field-note" id="${id}-about">${about(field)}</span></div>`,
  )}</div>${problem}</form>`;
  const fill = (): void => {
    for (const { name, field, control } of controls) control.value = typed(field, values[name]!);
  };
  const take = (): void => {
    const wrong: string[] = [];
    const next: Record<string, number | string> = { ...values };
    for (const { name, field, control } of controls) {
      // twelve digits: 0.29% is .0029, not .0028999999999999998
      const value =
        field.kind === 'choice'
          ? control.value
          : Number(
              (control.value.trim() === '' ? Number.NaN : Number(control.value) / scaleOf(field)).toPrecision(
                12,
              ),
            );
      control.toggleAttribute('aria-invalid', !isAllowed(field, value));
      if (isAllowed(field, value)) next[name] = value;
      else wrong.push(`${field.label}: expected ${about(field)}`);
      if (control.hasAttribute('aria-invalid')) control.setAttribute('aria-invalid', 'true');
    }
    problem.textContent = wrong.length === 0 ? '' : `${wrong.join('; ')}.`;
    if (wrong.length === 0) publish(next as FieldValues<F>);
  };
  const publish = (next: FieldValues<F>): void => {
    if (Object.keys(fields).every((name) => next[name] === values[name])) return;
    values = next;
    keep(writeFields(fields, values));
    root.dispatchEvent(new Event('input'));
  };
  root.addEventListener('change', take);
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    take();
  });
  fill();
  if (read.unread.length > 0)
    problem.textContent = `The address says what this page cannot read: ${read.unread.join(', ')}.`;
  return Object.defineProperties(root, {
    value: { get: () => values },
    set: {
      value: (some: Partial<FieldValues<F>>) => {
        problem.textContent = '';
        publish({ ...values, ...some });
        fill();
      },
    },
  }) as AddressForm<F>;
}

function about(field: AddressField): string {
  if (field.kind === 'choice') return '';
  const [low, high] = field.range.map((end) => decimal(end * scaleOf(field), 4).replace(/\.?0+$/, ''));
  return withUnit(`${low}–${high}`, field.unit);
}

/** What a form says, now and after each change, until it is no longer needed. For a cell that reads a form in another cell. */
export async function* valuesOf<T>(
  form: HTMLElement & { readonly value: T },
  signal: AbortSignal,
): AsyncGenerator<T, void, void> {
  let wake = (): void => {};
  form.addEventListener('input', (event) => event.target === form && wake(), { signal });
  signal.addEventListener('abort', () => wake());
  while (!signal.aborted) {
    const next = new Promise<void>((resolve) => {
      wake = resolve;
    });
    yield form.value;
    await next;
  }
}
