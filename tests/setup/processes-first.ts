import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Runs the files that start processes before the others of their project: they last by far the longest, and one that comes last
 * leaves the other worker without work. Otherwise vitest's own order: longest first where it knows, else largest first.
 */
export class ProcessesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byProject = Map.groupBy(await super.sort(files), ({ project }) => project.name);
    return [...byProject.values()].flatMap((group) => {
      const startsProcesses = ({ moduleId }: TestSpecification) => moduleId.endsWith('.embedded.test.ts');
      return [...group.filter(startsProcesses), ...group.filter((file) => !startsProcesses(file))];
    });
  }
}
