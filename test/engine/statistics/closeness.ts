/** Relative error |got − want| / |want|; the difference itself where want is 0. Equal infinities have none. */
export function relativeError(got: number, want: number): number {
  if (got === want) return 0;
  return want === 0 ? Math.abs(got) : Math.abs(got - want) / Math.abs(want);
}
