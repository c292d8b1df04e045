/** Which test files start first, so that no core waits at the end for one that started last. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Short to read and long to run: before a checkout knows how long its files take, Vitest takes the largest first. */
const long =
  /\/(?:site\/every-page-\w+|release\/single-file|notebooks\/pages|belief\/(?:calibration|committed))\.test\.ts$/;

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => long.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
