/** JSON from its bytes: what the rooms that read large files share. */
export {
  asciiText,
  numberAt,
  numberEnd,
  plainTextEnd,
  spaceEnd,
  standsAt,
  textEnd,
} from './plain-tokens.ts';
