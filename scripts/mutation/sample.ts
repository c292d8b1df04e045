/** Which mutants are asked: their ids count them over all files in order, so that every Nth is spread evenly over a part. */
export function inSample(id: string, every: number): boolean {
  return Number(id) % every === 0;
}
