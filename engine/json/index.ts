/** JSON from its bytes: what the rooms that read large files share. */
export {
  asciiText,
  numberAt,
  numberEnd,
  plainTextEnd,
  sameBytes,
  spaceEnd,
  standsAt,
  textEnd,
} from './plain-tokens.ts';
