/** Where a command writes; the texts are written as they are, without a line end added. */
export interface CommandIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** The command was called in a way that it cannot serve: exit code 2, and `message` on stderr. */
export class WrongUseError extends Error {
  override readonly name = 'WrongUseError';
}

/** Runs a command's body; wrong use becomes exit code 2 with its words and the usage on stderr. */
export const guardUse = async (io: CommandIo, usage: string, body: () => Promise<number>): Promise<number> => {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof WrongUseError)) throw error;
    io.stderr(`${error.message}\n\n${usage}`);
    return 2;
  }
};
