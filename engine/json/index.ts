/** JSON from its bytes: what the rooms that read large files share. */
export { JsonCursor } from './cursor.ts';
export {
  asciiText,
  numberAt,
  numberEnd,
  plainTextEnd,
  spaceEnd,
  textEnd,
} from './plain-tokens.ts';
