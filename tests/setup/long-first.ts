import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that start processes, and the one that looks at every page: they last by far the longest. */
const LONG = /\.embedded\.test\.ts$|\/e2e\/pages\.test\.ts$/;

/**
 * Runs the long files before the others of their project, because one that comes last leaves the other worker without work.
 * Otherwise vitest's own order: longest first where it knows from an earlier run, else largest first.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byProject = Map.groupBy(await super.sort(files), ({ project }) => project.name);
    return [...byProject.values()].flatMap((group) => {
      const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
      return [...group.filter(isLong), ...group.filter((file) => !isLong(file))];
    });
  }
}
