/** Codecs of texts, of names out of a list, and of true and false. */
import { asciiText } from '../json/index.ts';
import { type ByteReader, LONGEST_TEXT, utf8Bytes } from './bytes.ts';
import type { Codec } from './codec.ts';
import { Misfit } from './misfit.ts';
import { utf8Length } from './utf8.ts';

const [TRUE, FALSE] = [utf8Bytes('true'), utf8Bytes('false')];

/** 1 byte: 0 or 1. */
export const yes: Codec<boolean> = {
  write: (value, to) => {
    if (typeof value !== 'boolean') throw new Misfit('true or false', value);
    to.u8(value ? 1 : 0);
  },
  read: readYes,
  pass: readYes,
  print: (value) => value,
  parse: (json) => {
    if (typeof json !== 'boolean') throw new Misfit('true or false', json);
    return json;
  },
  copy: (from, to) => {
    const value = from.takeAll(TRUE);
    if (!value && !from.takeAll(FALSE)) return false;
    to.u8(value ? 1 : 0);
    return true;
  },
};

function readYes(from: ByteReader): boolean {
  const byte = from.u8();
  if (byte > 1) throw new Misfit('a byte 0 or 1', byte);
  return byte === 1;
}

/** 2 bytes of length, then UTF-8. */
export const text: Codec<string> = {
  write: (value, to) => {
    if (typeof value !== 'string') throw new Misfit('text', value);
    to.text(value);
  },
  read: (from) => from.text(),
  pass: (from) => from.passText(),
  print: (value) => value,
  parse: (json) => {
    if (typeof json === 'string' && (utf8Length(json) ?? Number.NaN) <= LONGEST_TEXT) return json;
    throw new Misfit(`text of whole characters, at most ${LONGEST_TEXT} bytes`, json);
  },
  copy: (from, to) => {
    if (!from.takePlainText() || from.to - from.from > LONGEST_TEXT) return false;
    to.u16(from.to - from.from);
    to.copy(from.bytes, from.from, from.to);
    return true;
  },
};

/** 1 byte: the place in a list of names, which is part of the layout. */
export function oneOf<Name extends string>(names: readonly Name[]): Codec<Name> {
  const places = new Map<unknown, number>(names.map((name, place) => [name, place]));
  const what = `one of ${names.join(', ')}`;
  const placeIn = (from: ByteReader): number => {
    const place = from.u8();
    if (place >= names.length) throw new Misfit(`a byte from 0 to ${names.length - 1}`, place);
    return place;
  };
  return {
    write: (value, to) => {
      const place = places.get(value);
      if (place === undefined) throw new Misfit(what, value);
      to.u8(place);
    },
    read: (from) => names[placeIn(from)]!,
    pass: placeIn,
    print: (value) => value,
    parse: (json) => {
      if (!places.has(json)) throw new Misfit(what, json);
      return json as Name;
    },
    copy: (from, to) => {
      const place = from.takePlainText() ? places.get(asciiText(from.bytes, from.from, from.to)) : undefined;
      if (place === undefined) return false;
      to.u8(place);
      return true;
    },
  };
}
